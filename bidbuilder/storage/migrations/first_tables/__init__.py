"""What revision 0001 creates, by room, in the order in which one refers to the other. Never changed again."""
