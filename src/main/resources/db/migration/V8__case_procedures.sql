-- The other procedures: a case opened from another one, who handles it, handovers between groups, materials, evaluations.

alter table service_case add column opened_from varchar(20) references service_case (case_number);
alter table service_case add column handler varchar(64);
create index service_case_opened_from on service_case (opened_from);

-- A handover goes to a person or to a group, and is acknowledged or sent back by whoever receives it.
alter table case_handover alter column to_user drop not null;
alter table case_handover add column to_group varchar(64);
alter table case_handover add column promised_until timestamp with time zone;
alter table case_handover add column accepted boolean;
alter table case_handover add column answered_by varchar(64);
alter table case_handover add column answered_at timestamp with time zone;
alter table case_handover add column answer varchar(2000);

-- Which of the required materials of a business a file is.
alter table case_attachment add column material varchar(60);

-- A target time that was agreed for the case itself, e.g. by the business catalogue; ISO 8601.
alter table sla_clock add column agreed_within varchar(40);

-- Five dimensions, 1 to 5 each (after-sales; survey).
create table service_evaluation (
  case_number varchar(20) primary key references service_case (case_number),
  attitude integer not null,
  efficiency integer not null,
  channel integer not null,
  scope integer not null,
  overall integer not null,
  remark varchar(2000),
  recorded_by varchar(64) not null,
  recorded_at timestamp with time zone not null
);
