/** The tables of questions and exams. */
package io.kefuflow.exam.persistence;
