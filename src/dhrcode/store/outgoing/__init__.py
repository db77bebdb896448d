"""The words of a file that is about to be sent, those too that nobody sees when it is opened."""
