-- placeholder until the first feature lands
create sequence case_running_number start with 1 increment by 1 maxvalue 999999 cycle;
