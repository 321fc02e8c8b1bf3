"""BMEcat 1.2, 2005 and their relatives. The vocabulary of 1.2 (ARTICLE, …_AID) and of 2005 (PRODUCT, …_PID) is read alike."""
