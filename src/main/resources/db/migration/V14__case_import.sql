-- Files bring cases of every procedure now, and not only complaints.

alter table complaint_import rename to case_import;
alter table complaint_import_rejection rename to case_import_rejection;
