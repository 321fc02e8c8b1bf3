"""From a bid to a sourcing problem and back: what is asked for, who may answer it, what a solution changes in the tree.

It takes and gives plain objects of the trade; loading and saving are done by services, searching by the composer itself.
"""
