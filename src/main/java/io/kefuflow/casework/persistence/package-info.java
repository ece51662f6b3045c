/** Cases, timelines and attachments in the database. */
package io.kefuflow.casework.persistence;
