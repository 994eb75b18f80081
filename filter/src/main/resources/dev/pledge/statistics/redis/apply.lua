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
  redis.call('HGET', key, 'rights')
  redis.call('HMGET', key, 'rights')
  redis.call('TYPE', key)
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
local made = {}
for k = 2, #KEYS do
  local found = redis.call('TYPE', KEYS[k]).ok
  local expected = TYPES[kinds:sub(k - 1, k - 1)]
  if found == 'none' then
    made[k] = true
  elseif found ~= expected then
    return redis.error_reply('WRONGTYPE ' .. KEYS[k] .. ' is a ' .. found .. ', expected a ' .. expected)
  end
end

redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[4])

-- A call costs more than a field, so many are read and written at once; Lua's stack has room for some thousand.
local MANY = 500
local at = 6

local function adds(command, key, count)
  local past = at + count
  while at < past do
    local stop = math.min(at + MANY, past)
    redis.call(command, key, unpack(ARGV, at, stop - 1))
    at = stop
  end
end

-- Changes fields of a hash, each by what is held and what comes.
local function update(key, count, change)
  local past = at + 2 * count
  while at < past do
    local stop = math.min(at + 2 * MANY, past)
    local fields = {}
    for i = at, stop - 1, 2 do
      fields[#fields + 1] = ARGV[i]
    end
    local held = redis.call('HMGET', key, unpack(fields))
    local changed = {}
    for i, field in ipairs(fields) do
      changed[2 * i - 1] = field
      changed[2 * i] = change(held[i], ARGV[at + 2 * i - 1])
    end
    redis.call('HSET', key, unpack(changed))
    at = stop
  end
end

local function sum(held, more)
  return held and string.format('%.0f', tonumber(held) + tonumber(more)) or more
end

-- A person's pages of a day are one text: for each page the accesses, the first and last of them, the length of the name
-- in bytes, and the name. What comes is put at the end: a page may be there several times, until the text grows over a
-- multiple of so many bytes.
local LONG = 1024

local function shortened(text)
  local pages = {}
  local position = 1
  while position <= #text do
    local _, stop, accesses, first, last, length = text:find('^(%d+) (%-?%d+) (%-?%d+) (%d+) ', position)
    position = stop + tonumber(length) + 1
    local name = text:sub(stop + 1, position - 1)
    local page = pages[name]
    if page then
      page[1] = page[1] + tonumber(accesses)
      page[2] = math.min(page[2], tonumber(first))
      page[3] = math.max(page[3], tonumber(last))
    else
      pages[name] = { tonumber(accesses), tonumber(first), tonumber(last) }
    end
  end
  local texts = {}
  for name, page in pairs(pages) do
    texts[#texts + 1] = string.format('%.0f %.0f %.0f %d ', page[1], page[2], page[3], #name) .. name
  end
  return table.concat(texts)
end

local function longer(held, more)
  if not held then
    return more
  end
  local text = held .. more
  return math.floor(#text / LONG) > math.floor(#held / LONG) and shortened(text) or text
end

for k = 2, #KEYS do
  local key, kind = KEYS[k], kinds:sub(k - 1, k - 1)
  local expires, count = ARGV[at], tonumber(ARGV[at + 1])
  at = at + 2
  if kind == 'C' then
    update(key, count, sum)
  elseif kind == 'V' then
    adds('PFADD', key, count)
  elseif kind == 'D' then
    adds('SADD', key, count)
  else
    update(key, count, longer)
  end
  if kind == 'D' then
    redis.call('EXPIRE', key, ARGV[4])
  elseif made[k] then
    redis.call('EXPIREAT', key, expires)
  end
end
return false
