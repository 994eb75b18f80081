create table product (
  id int primary key,
  name varchar(80) not null,
  kind varchar(40) not null,
  summary varchar(160) not null,
  description varchar(1000) not null,
  price_cents bigint not null check (price_cents > 0),
  image varchar(40) not null,
  featured boolean not null
);

create table customer (
  email varchar(254) primary key,
  name varchar(80) not null,
  password_hash varchar(200) not null,
  -- What somebody who works here does; null for customers.
  office varchar(40)
);

create table shop_order (
  id bigint generated always as identity primary key,
  reference varchar(20) not null unique,
  placed timestamp with time zone not null,
  name varchar(80) not null,
  email varchar(254) not null,
  address varchar(300) not null,
  card_last_four char(4) not null
);
create index shop_order_email on shop_order (email);

create table order_line (
  id bigint generated always as identity primary key,
  order_id bigint not null references shop_order,
  name varchar(80) not null,
  quantity int not null check (quantity > 0),
  price_cents bigint not null
);

create table licence (
  licence_key varchar(20) primary key,
  product_id int not null references product,
  serial varchar(40) not null,
  name varchar(80) not null,
  email varchar(254) not null,
  issued timestamp with time zone not null,
  unique (product_id, serial)
);

create table topic (
  id bigint generated always as identity primary key,
  title varchar(120) not null
);

create table post (
  id bigint generated always as identity primary key,
  topic_id bigint not null references topic,
  author varchar(80) not null,
  body varchar(4000) not null,
  written timestamp with time zone not null,
  -- The e-mail address of the customer who was signed in; null for anybody else.
  owner varchar(254)
);

create table survey_answer (
  id bigint generated always as identity primary key,
  rating int not null check (rating between 1 and 5),
  found_by varchar(40) not null,
  remarks varchar(2000) not null,
  answered timestamp with time zone not null,
  owner varchar(254)
);
