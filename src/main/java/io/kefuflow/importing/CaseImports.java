package io.kefuflow.importing;

import io.kefuflow.casework.CaseIntake;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.SpooledUpload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.commons.csv.CSVFormat;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Service;

/**
 * Imports cases of every procedure from CSV files through the same intake as every other door. A
 * row is known by (source, external number), so importing a file twice changes nothing, and an
 * interrupted import is repeated as a whole.
 */
@Service
@EnableConfigurationProperties(ImportProperties.class)
public class CaseImports {

  /** Who may import. Callers check; the doors differ in how they know the user. */
  public static final Set<Role> ALLOWED =
      Set.copyOf(EnumSet.of(Role.SUPERVISOR, Role.DEPUTY_MANAGER, Role.MANAGER));

  private static final String FIELD = "file";
  private static final int LONGEST_FILE_NAME = 200;
  private static final int LATEST = 50;

  private final CaseIntake intake;
  private final ImportMappings mappings;
  private final ImportStore store;
  private final ImportProperties limits;
  private final Clock clock;
  private final TaskExecutor executor;
  private final Semaphore slots;
  private volatile boolean stopping;

  CaseImports(
      CaseIntake intake,
      ImportMappings mappings,
      ImportStore store,
      ImportProperties limits,
      Clock clock,
      TaskExecutor importExecutor) {
    this.intake = intake;
    this.mappings = mappings;
    this.store = store;
    this.limits = limits;
    this.clock = clock;
    this.executor = importExecutor;
    this.slots = new Semaphore(limits.parallel());
  }

  /**
   * Reads and checks the file as a whole, then imports its rows on another thread, as the present
   * user.
   *
   * @param content read to its end, not closed
   * @throws InvalidInputException when the file as a whole cannot be imported; nothing was
   * @throws ImportsBusyException when too many imports are running
   */
  public Started start(String fileName, InputStream content, ImportMapping mapping)
      throws IOException {
    if (!slots.tryAcquire()) {
      throw new ImportsBusyException();
    }
    SpooledUpload upload = null;
    try {
      upload = SpooledUpload.of(FIELD, content, limits.maxSize());
      return start(cleanName(fileName), ImportFile.of(upload, mapping), mapping);
    } catch (IOException | RuntimeException e) {
      if (upload != null) {
        upload.close();
      }
      slots.release();
      throw e;
    }
  }

  private Started start(String fileName, ImportFile file, ImportMapping mapping) {
    List<String> header = file.header();
    String ownColumns =
        CSVFormat.RFC4180.format(
            header.subList(RejectedRows.reportColumns(header), header.size()).toArray());
    var reader = mappings.reader(mapping, clock.getZone());
    ImportRun run = store.begin(fileName, mapping.name(), ownColumns, file.rows());
    var work = new RunningImport(run.id(), file, reader, intake, store, () -> stopping);
    return new Started(run, CompletableFuture.runAsync(() -> finish(work, file), executor));
  }

  private void finish(RunningImport work, ImportFile file) {
    try (file) {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      slots.release();
    }
  }

  private static String cleanName(String fileName) {
    String name = fileName == null ? "" : fileName;
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
    if (name.isEmpty()) {
      return "未命名.csv";
    }
    return name.length() <= LONGEST_FILE_NAME ? name : name.substring(0, LONGEST_FILE_NAME);
  }

  /**
   * The run as it stands.
   *
   * @throws UnknownImportException when there is none
   */
  public ImportRun get(long id) {
    return store.find(id).orElseThrow(() -> new UnknownImportException(id));
  }

  /** The last {@value #LATEST} runs, newest first. */
  public List<ImportRun> latest() {
    return store.latest(LATEST);
  }

  /** The first rejected rows of a run. */
  public List<Rejection> rejections(long id, int count) {
    return store.rejections(id, 0, count);
  }

  /**
   * Writes all rejected rows of a run as CSV, ready to be corrected and imported.
   *
   * @throws UnknownImportException when there is no such run
   */
  public void writeRejected(long id, Appendable out) throws IOException {
    get(id);
    RejectedRows.write(store, id, out);
  }

  /**
   * Rows in work are finished, the next ones are left; a killed thread could damage the database
   * file.
   */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    stopping = true;
  }

  /**
   * A run on its way.
   *
   * @param run as it began
   * @param done completes when it has ended, well or not
   */
  public record Started(ImportRun run, CompletableFuture<Void> done) {}
}
