/**
 * Certificates (技能认证): what somebody is certified for by passing a course, how long, and the skill
 * in the duty roster that comes and goes with it (P10.9; 《团队服务规范的落实与检查》一3).
 */
package io.kefuflow.certification;
