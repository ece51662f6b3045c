/**
 * Knowledge articles (知识条目) and the answers given before: proposed, reviewed, published, found by
 * their words, shown to whoever answers a customer (P2.8; 《通讯行业客户服务标准流程》3.2.2, 3.3).
 */
package io.kefuflow.knowledge;
