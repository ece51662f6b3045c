-- What is in the attachments, in pieces (JdbcAttachmentStore says why). bytea is a type of PostgreSQL and of H2.
create table case_attachment_piece (
  attachment_id varchar(36) not null references case_attachment (id),
  piece_number integer not null,
  content bytea not null,
  primary key (attachment_id, piece_number)
);

-- The same file comes once into a case, also when it is sent twice at the same time.
create unique index case_attachment_content on case_attachment (case_number, sha256);
