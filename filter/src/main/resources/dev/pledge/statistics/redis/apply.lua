-- Adds one part of a batch to the keys of one tag, all or nothing.
--
-- KEYS[1]  which position of each node has been applied to this tag
-- KEYS[n]  what is added to, of the kind that the letter n - 1 of ARGV[5] says
-- ARGV     1 the node; 2, 3 the batch's first and last position, in 19 digits each; 4 for how many seconds from now the
--          tag's bookkeeping is kept; 5 the kinds; then for each key the second at which it expires, how many items
--          there are, and the items
--
-- Returns nothing if the part was added, or the position up to which batches of this node were applied before, if the
-- batch begins at or before it: then nothing was added.
--
-- With no ARGV at all it counts nothing, but runs once whatever it may need on KEYS[1], which is gone afterwards: what the
-- user has no right to fails there, and not in the midst of a part.

if #ARGV == 0 then
  local key = KEYS[1]
  redis.call('HSET', key, 'rights', '0')
  redis.call('EXPIRE', key, 60)
  redis.call('HINCRBY', key, 'rights', 1)
  redis.call('HGET', key, 'rights')
  redis.call('TYPE', key)
  redis.call('PTTL', key)
  redis.call('EXPIREAT', key, 1)
  redis.call('SADD', key, 'rights')
  redis.call('EXPIRE', key, 0)
  redis.call('PFADD', key, 'rights')
  redis.call('EXPIRE', key, 0)
  return false
end

local TYPES = { C = 'hash', V = 'string', D = 'set', P = 'hash' }
local kinds = ARGV[5]

local done = redis.call('HGET', KEYS[1], ARGV[1])
if done and done >= ARGV[2] then
  -- A write in any case, so that whoever then waits for replicas waits for what was written earlier, too.
  redis.call('EXPIRE', KEYS[1], ARGV[4])
  return done
end

-- A command that fails does not undo those before it: what can fail is looked at first.
for k = 2, #KEYS do
  local found = redis.call('TYPE', KEYS[k]).ok
  local expected = TYPES[kinds:sub(k - 1, k - 1)]
  if found ~= 'none' and found ~= expected then
    return redis.error_reply('WRONGTYPE ' .. KEYS[k] .. ' is a ' .. found .. ', expected a ' .. expected)
  end
end

redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[4])

local at = 6

local function adds(command, key, count)
  local past = at + count
  while at < past do
    -- Lua's stack has no room for many thousands of arguments.
    local stop = math.min(at + 999, past - 1)
    redis.call(command, key, unpack(ARGV, at, stop))
    at = stop + 1
  end
end

-- A person's pages of a day are one text: for each page the accesses, the first and last of them, the length of the name
-- in bytes, and the name.
local function visits(key)
  local person, count = ARGV[at], tonumber(ARGV[at + 1])
  at = at + 2
  local fresh = {}
  for i = 1, count do
    fresh[ARGV[at]] = { tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3]) }
    at = at + 4
  end
  local texts = {}
  local function write(page, accesses, first, last)
    texts[#texts + 1] = string.format('%.0f %.0f %.0f %d ', accesses, first, last, #page) .. page
  end
  local held = redis.call('HGET', key, person) or ''
  local position = 1
  while position <= #held do
    local _, stop, accesses, first, last, length = held:find('^(%d+) (%-?%d+) (%-?%d+) (%d+) ', position)
    local page = held:sub(stop + 1, stop + tonumber(length))
    local more = fresh[page]
    if more then
      write(page, accesses + more[1], math.min(tonumber(first), more[2]), math.max(tonumber(last), more[3]))
      fresh[page] = nil
    else
      texts[#texts + 1] = held:sub(position, stop + tonumber(length))
    end
    position = stop + tonumber(length) + 1
  end
  for page, more in pairs(fresh) do
    write(page, more[1], more[2], more[3])
  end
  redis.call('HSET', key, person, table.concat(texts))
end

for k = 2, #KEYS do
  local key, kind = KEYS[k], kinds:sub(k - 1, k - 1)
  local expires, count = ARGV[at], tonumber(ARGV[at + 1])
  at = at + 2
  if kind == 'C' then
    for i = 1, count do
      redis.call('HINCRBY', key, ARGV[at], ARGV[at + 1])
      at = at + 2
    end
  elseif kind == 'V' then
    adds('PFADD', key, count)
  elseif kind == 'D' then
    adds('SADD', key, count)
  else
    for i = 1, count do
      visits(key)
    end
  end
  if kind == 'D' then
    redis.call('EXPIRE', key, ARGV[4])
  elseif redis.call('PTTL', key) == -1 then
    redis.call('EXPIREAT', key, expires)
  end
end
return false
