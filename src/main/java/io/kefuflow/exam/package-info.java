/**
 * The question bank and exams (考核): papers drawn from the bank, answers, scores, repeats; role
 * plays judged by the trainer (P10.7; 《通讯行业客户服务标准流程》10.2).
 */
package io.kefuflow.exam;
