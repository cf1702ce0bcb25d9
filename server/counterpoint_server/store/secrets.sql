-- read: one key, by name
SELECT key FROM server_secret WHERE name = $1
