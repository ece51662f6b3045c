/**
 * Training plans (培训计划) from the needs of the participants to their sessions, attendance and
 * evaluation, and who is booked when (P10; 《通讯行业客户服务标准流程》10.1, 10.2).
 */
package io.kefuflow.training;
