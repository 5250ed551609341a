"""What Dutch municipal public services cost and bring, compared with peers; knows nothing of screens."""
