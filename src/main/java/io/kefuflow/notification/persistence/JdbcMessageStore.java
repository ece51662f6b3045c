package io.kefuflow.notification.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Language;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.MessageState;
import io.kefuflow.notification.MessageStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages in the table {@code message}, on H2 and PostgreSQL. */
@Repository
class JdbcMessageStore implements MessageStore {

  private static final int MAX_ERROR_LENGTH = 1000;

  private final JdbcClient jdbc;
  private final TransactionTemplate savepoint;

  JdbcMessageStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @Override
  public boolean add(List<Message> messages) {
    try {
      // PostgreSQL refuses everything after a failed statement, unless a savepoint takes it back.
      savepoint.executeWithoutResult(status -> messages.forEach(this::insert));
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private void insert(Message message) {
    jdbc.sql(
            """
            insert into message (id, notice_key, part, case_number, channel, address, template, language,
              subject, text, calendar_entry, state, attempts, created_at, sent_at, last_error)
            values (:id, :noticeKey, :part, :caseNumber, :channel, :address, :template, :language,
              :subject, :text, :calendarEntry, :state, :attempts, :createdAt, :sentAt, :lastError)
            """)
        .param("id", message.id())
        .param("noticeKey", message.noticeKey())
        .param("part", message.part())
        .param("caseNumber", message.caseNumber())
        .param("channel", message.channel() == null ? null : message.channel().name())
        .param("address", message.address())
        .param("template", message.template())
        .param("language", message.language().code())
        .param("subject", message.subject())
        .param("text", message.text())
        .param("calendarEntry", message.calendarEntry())
        .param("state", message.state().name())
        .param("attempts", message.attempts())
        .param("createdAt", utc(message.createdAt()))
        .param("sentAt", utc(message.sentAt()))
        .param("lastError", message.lastError())
        .update();
  }

  @Override
  public Optional<Message> find(UUID id) {
    return jdbc.sql("select * from message where id = :id")
        .param("id", id)
        .query(JdbcMessageStore::message)
        .optional();
  }

  @Override
  public List<Message> ofNotice(String key) {
    return jdbc.sql("select * from message where notice_key = :key order by part")
        .param("key", key)
        .query(JdbcMessageStore::message)
        .list();
  }

  @Override
  public List<Message> ofCase(String caseNumber) {
    return jdbc.sql(
            "select * from message where case_number = :caseNumber order by created_at, notice_key, part")
        .param("caseNumber", caseNumber)
        .query(JdbcMessageStore::message)
        .list();
  }

  @Override
  public boolean claim(UUID id, Instant now, Instant abandonedBefore) {
    return jdbc.sql(
                """
                update message set state = 'SENDING', attempts = attempts + 1, claimed_at = :now
                where id = :id
                  and (state in ('QUEUED', 'FAILED') or state = 'SENDING' and claimed_at < :abandonedBefore)
                """)
            .param("id", id)
            .param("now", utc(now))
            .param("abandonedBefore", utc(abandonedBefore))
            .update()
        == 1;
  }

  @Override
  public void markSent(UUID id, Instant now) {
    jdbc.sql("update message set state = 'SENT', sent_at = :now, last_error = null where id = :id")
        .param("id", id)
        .param("now", utc(now))
        .update();
  }

  @Override
  public boolean markUnsent(UUID id, MessageState state, String error) {
    // Not over the success of another attempt, which began because this one took too long.
    return jdbc.sql(
                """
                update message set state = :state, last_error = :error where id = :id and state = 'SENDING'
                """)
            .param("id", id)
            .param("state", state.name())
            .param("error", shortened(error))
            .update()
        == 1;
  }

  private static Message message(ResultSet row, int number) throws SQLException {
    String channel = row.getString("channel");
    return new Message(
        row.getObject("id", UUID.class),
        row.getString("notice_key"),
        row.getInt("part"),
        row.getString("case_number"),
        channel == null ? null : Channel.valueOf(channel),
        row.getString("address"),
        row.getString("template"),
        Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
        row.getString("subject"),
        row.getString("text"),
        row.getString("calendar_entry"),
        MessageState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        instant(row, "created_at"),
        instant(row, "sent_at"),
        row.getString("last_error"));
  }

  private static String shortened(String error) {
    // PostgreSQL cannot store NUL, which a confused server may well answer.
    String text = error == null ? "" : error.replace("\0", "");
    return text.length() <= MAX_ERROR_LENGTH ? text : text.substring(0, MAX_ERROR_LENGTH);
  }
}
