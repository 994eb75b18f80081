-- What a database of an earlier release lacks. Runs at every start, and does nothing the second time.
alter table post add column if not exists owner varchar(254);
alter table survey_answer add column if not exists owner varchar(254);
create index if not exists post_owner on post (owner);
create index if not exists survey_answer_owner on survey_answer (owner);
alter table customer add column if not exists office varchar(40);
create table if not exists outbox (
  id bigint generated always as identity primary key,
  email varchar(254) not null,
  subject varchar(200) not null,
  body varchar(20000) not null,
  written timestamp with time zone not null
);
