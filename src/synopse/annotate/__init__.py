"""A cleaned report comes in; sentences, names, times, quantities, attributions and statements go out, a file each."""
