-- tell: say something to whoever listens
SELECT pg_notify($1, $2)

-- alive: whether the connection still is one
SELECT 1
