"""What stands and what falls: frameworks in, labellings out. Pure; knows nothing of maps.

`framework` holds the arguments and attacks, `grounded` labels them in linear time, `tasks` answers
the questions of the field (one extension, all of them, credulous and sceptical acceptance) for
every semantics in `names`, with witnesses that `checking` has verified.
"""
