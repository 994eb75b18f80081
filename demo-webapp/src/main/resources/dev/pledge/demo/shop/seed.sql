insert into product (id, name, kind, summary, description, price_cents, image, featured) values
  (1, 'Dipper FR-2', 'Field recorder', 'Two quiet preamps and a battery for a weekend.', 'A stereo recorder for dawn choruses. Records 24 bit at 96 kHz to one card, starts in a second, and has buttons that work with gloves on. The case keeps rain out.', 28900, 'recorder.svg', true),
  (2, 'Pipistrelle', 'Bat detector', 'Hear what flies over your garden.', 'Brings calls between 15 and 130 kHz down to where ears work, live and without delay. A small screen shows the frequency, so that a noctule is told from a pipistrelle.', 14900, 'bat.svg', true),
  (3, 'Cumulus 5', 'Weather station', 'Wind, rain, light, pressure, for years on one cell.', 'Five sensors on one mast and a display for the kitchen. Keeps ten years of readings and writes them to a plain text file, for you alone.', 21900, 'weather.svg', true),
  (4, 'Nightjar', 'Trail camera', 'Sees in the dark, and says nothing about it.', 'Takes pictures when something warm passes by. Infrared light that animals do not see, a trigger of a fifth of a second, eight months on one set of cells.', 17900, 'camera.svg', true),
  (5, 'Otter H1', 'Hydrophone', 'Listen to ponds, ice and snapping shrimp.', 'A hydrophone with five metres of cable, good to forty metres of depth. Plugs into the Dipper and into anything else with plug-in power.', 12900, 'hydrophone.svg', true),
  (6, 'Merak Mini', 'Star tracker', 'Turns with the sky; fits a coat pocket.', 'Holds a camera of up to two kilograms still against the stars for four minutes. Aligned in a minute with the mirror in its lid.', 34900, 'tracker.svg', true),
  (7, 'Warbler 8×32', 'Binoculars', 'Bright, light, and close to two metres.', 'Binoculars for woods: wide view, close focus, 480 grams. Filled with nitrogen, so they do not fog when you come in from the cold.', 25900, 'binoculars.svg', true),
  (8, 'Drizzle', 'Rain gauge', 'A glass, a scale, a stake.', 'Hand-blown glass, good for 40 millimetres, on an oak stake. Needs no app.', 3900, 'rain.svg', false),
  (9, 'Birdsong Analyser', 'Software', 'Names the singer, on your own computer.', 'Finds and names the songs of 600 European birds in your recordings. Runs without a network and sends nothing to anybody. One licence, three computers.', 5900, 'analyser.svg', true),
  (10, 'Bittern', 'Parabolic dish', 'A clear song from across the reed bed.', 'A clear dish of 45 centimetres with a holder for any small microphone. Rolls up into a tube of its own.', 19900, 'dish.svg', false),
  (11, 'Luna', 'Moth lamp', 'Draws moths, harms none.', 'A lamp of eight watts in the violet that moths like, with a white sheet and four lines. Folds flat.', 11900, 'lamp.svg', false),
  (12, 'Field book', 'Notebook', 'Paper that can be written on in the rain.', 'Ninety-six pages of stone paper with a grid, sewn, with a pencil loop. Fits the back pocket.', 1200, 'notebook.svg', false);

insert into customer (email, name, password_hash, office) values
  ('olga@larkfield.example', 'Olga Field', 'pbkdf2-sha256$600000$bGFya2ZpZWxkLW9sZ2EtMQ$ZVMi41myJBSLUmj2GmTRBh+4jNCxYHUCIG31VcI5QX8', 'privacy'),
  ('ada@example.com', 'Ada Winter', 'pbkdf2-sha256$600000$tfyF5VdV+eDQMKEKtEKbaw$Og3dzO7jaWPdb6TspRCd5vu8yXUAIbjqM1UQMSXE6Hc', null),
  ('noor@example.com', 'Noor Haddad', 'pbkdf2-sha256$600000$ZO5ME+GGuY9EjQrAg/2h+A$1b1P/DbXKUpU2D0tWVp1PzFkGw5oeiw1eD/dFJCuXoo', null);

insert into licence (licence_key, product_id, serial, name, email, issued) values
  ('LARK-7QXN-42BD-M9TC', 9, 'BA-20417', 'Ada Winter', 'ada@example.com', timestamp with time zone '2026-03-02 09:14:00Z'),
  ('LARK-K3HR-P8WE-6V5A', 1, 'FR-00873', 'Noor Haddad', 'noor@example.com', timestamp with time zone '2026-07-19 17:40:00Z');

insert into topic (title) values
  ('Nightingales: how early is too early?'),
  ('Hydrophone under ice'),
  ('Which recorder settings for a dawn chorus?');

insert into post (topic_id, author, body, written, owner) values
  (1, 'Noor Haddad', 'Mine begin at half past two. Is anybody else''s earlier?', timestamp with time zone '2026-05-08 06:12:00Z', 'noor@example.com'),
  (1, 'M. Oduya', 'Ten to two, by the railway. I blame the lamps.', timestamp with time zone '2026-05-08 07:45:00Z', null),
  (2, 'Ada Winter', 'Drill a hole, lower the Otter a metre, wait for the sun. The ice sings when it warms.', timestamp with time zone '2026-02-11 10:02:00Z', 'ada@example.com'),
  (3, 'T. Brandt', 'Gain at 38 dB, low cut off, and set the level the evening before; by dawn it is too late.', timestamp with time zone '2026-04-20 19:30:00Z', null),
  (3, 'Noor Haddad', 'And put it on a post: the first thing that sings is a fox.', timestamp with time zone '2026-04-21 05:58:00Z', 'noor@example.com');
