"""The demo's second case: a small Danish call for goods, and a bid for it that passed the gate and has its pack."""
