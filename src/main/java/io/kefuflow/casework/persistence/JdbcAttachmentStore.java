package io.kefuflow.casework.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.casework.Attachment;
import io.kefuflow.casework.AttachmentStore;
import io.kefuflow.casework.CaseNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attachments in the database, so that one backup has everything and all nodes see them. The
 * content is cut into pieces: memory stays small both ways (PostgreSQL's driver reads a bytea
 * whole), and no connection is held while a slow client downloads.
 */
@Repository
class JdbcAttachmentStore implements AttachmentStore {

  private static final int PIECE_BYTES = 512 * 1024;

  private final JdbcClient jdbc;

  JdbcAttachmentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(rollbackFor = IOException.class)
  public void save(Attachment attachment, InputStream content) throws IOException {
    jdbc.sql(
            """
            insert into case_attachment
                (id, case_number, file_name, media_type, size_bytes, sha256, material, uploaded_by, uploaded_at)
            values (:id, :caseNumber, :fileName, :mediaType, :size, :sha256, :material, :uploadedBy, :uploadedAt)
            """)
        .param("id", attachment.id())
        .param("caseNumber", attachment.caseNumber().value())
        .param("fileName", attachment.fileName())
        .param("mediaType", attachment.mediaType())
        .param("size", attachment.sizeBytes())
        .param("sha256", attachment.sha256())
        .param("material", attachment.material())
        .param("uploadedBy", attachment.uploadedBy())
        .param("uploadedAt", utc(attachment.uploadedAt()))
        .update();
    int number = 0;
    for (byte[] piece; (piece = content.readNBytes(PIECE_BYTES)).length > 0; number++) {
      jdbc.sql(
              "insert into case_attachment_piece (attachment_id, piece_number, content)"
                  + " values (:id, :number, :content)")
          .param("id", attachment.id())
          .param("number", number)
          .param("content", piece)
          .update();
    }
  }

  @Override
  public void changeMaterial(String attachmentId, String material) {
    jdbc.sql("update case_attachment set material = :material where id = :id")
        .param("id", attachmentId)
        .param("material", material)
        .update();
  }

  @Override
  public List<Attachment> of(CaseNumber caseNumber) {
    return jdbc.sql(
            "select * from case_attachment where case_number = :caseNumber order by uploaded_at, id")
        .param("caseNumber", caseNumber.value())
        .query(this::read)
        .list();
  }

  @Override
  public Optional<InputStream> open(CaseNumber caseNumber, String attachmentId) {
    return of(caseNumber).stream()
        .filter(attachment -> attachment.id().equals(attachmentId))
        .findFirst()
        .map(attachment -> new SequenceInputStream(new Pieces(attachmentId)));
  }

  private Attachment read(ResultSet row, int index) throws SQLException {
    return new Attachment(
        row.getString("id"),
        new CaseNumber(row.getString("case_number")),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getLong("size_bytes"),
        row.getString("sha256"),
        row.getString("material"),
        row.getString("uploaded_by"),
        instant(row, "uploaded_at"));
  }

  /** The pieces of one file, each read when it is its turn. */
  private final class Pieces implements Enumeration<InputStream> {

    private final String attachmentId;
    private int number;
    private Optional<byte[]> next;

    Pieces(String attachmentId) {
      this.attachmentId = attachmentId;
      this.next = fetch();
    }

    private Optional<byte[]> fetch() {
      return jdbc.sql(
              "select content from case_attachment_piece where attachment_id = :id and piece_number = :number")
          .param("id", attachmentId)
          .param("number", number++)
          .query(byte[].class)
          .optional();
    }

    @Override
    public boolean hasMoreElements() {
      return next.isPresent();
    }

    @Override
    public InputStream nextElement() {
      var piece = new ByteArrayInputStream(next.orElseThrow(NoSuchElementException::new));
      next = fetch();
      return piece;
    }
  }
}
