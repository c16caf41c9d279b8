"""A cleaned report comes in; its sentences, names, times, quantities, attributions and statements go out, one file each."""
