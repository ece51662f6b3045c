/**
 * Owns the competency of employees (员工能力评估与发展, P11): the criteria of each post, assessments,
 * strengths and gaps, development plans and their follow-up.
 */
package io.kefuflow.competency;
