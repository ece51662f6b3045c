package io.kefuflow.tasklist;

import io.kefuflow.importing.CaseImports;
import io.kefuflow.importing.ImportMapping;
import io.kefuflow.importing.ImportMappings;
import io.kefuflow.importing.ImportRun;
import io.kefuflow.importing.ImportsBusyException;
import io.kefuflow.importing.Rejection;
import io.kefuflow.importing.UnknownImportException;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.TooLargeException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * The data behind the import page. The file comes as the bare body: the webapp's own multipart
 * reader takes it whole into memory.
 */
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource extends PageResource {

  private static final int SHOWN_REJECTIONS = 100;
  private static final String CSV = "text/csv;charset=UTF-8";

  private final CaseImports imports;
  private final ImportMappings mappings;

  ImportResource(String engine, CaseImports imports, ImportMappings mappings) {
    super(engine, CaseImports.ALLOWED);
    this.imports = imports;
    this.mappings = mappings;
  }

  /** Whether the user may import, so that the link to the page is only shown to those who may. */
  @GET
  @Path("right")
  public Right right() {
    return new Right(isAllowed());
  }

  /** The latest imports, newest first. */
  @GET
  public List<ImportRun> latest() {
    requireRight();
    return imports.latest();
  }

  /** What kinds of files the user can choose from. */
  @GET
  @Path("mappings")
  public List<Mapping> mappings() {
    requireRight();
    return mappings.all().stream().map(Mapping::of).toList();
  }

  /** Starts an import; the page asks for its progress. */
  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public Response start(
      @QueryParam("name") String fileName,
      @QueryParam("mapping") String mapping,
      InputStream content)
      throws IOException {
    requireRight();
    try {
      ImportMapping chosen = mappings.named(mapping == null ? ImportMappings.TEMPLATE : mapping);
      return Response.accepted(imports.start(fileName, content, chosen).run()).build();
    } catch (TooLargeException e) {
      throw new InvalidRequestException(Status.REQUEST_ENTITY_TOO_LARGE, e.getMessage());
    } catch (InvalidInputException e) {
      throw new InvalidRequestException(Status.BAD_REQUEST, e.getMessage());
    } catch (ImportsBusyException e) {
      throw new InvalidRequestException(Status.SERVICE_UNAVAILABLE, e.getMessage());
    }
  }

  /** How far an import is, with the first of its rejected rows. */
  @GET
  @Path("{id: \\d{1,18}}")
  public Progress read(@PathParam("id") long id) {
    requireRight();
    return new Progress(existing(id), imports.rejections(id, SHOWN_REJECTIONS));
  }

  /** All rejected rows, to be corrected and imported again. */
  @GET
  @Path("{id: \\d{1,18}}/rejected.csv")
  @Produces(CSV)
  public Response rejected(@PathParam("id") long id) {
    requireRight();
    existing(id);
    StreamingOutput rows =
        out -> {
          try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            imports.writeRejected(id, writer);
          }
        };
    return file(rows, "import-" + id + "-rejected.csv");
  }

  /** A file with nothing but our columns for the procedure. */
  @GET
  @Path("templates/{procedure}.csv")
  @Produces(CSV)
  public Response template(@PathParam("procedure") String procedure) {
    requireRight();
    try {
      return file(mappings.templateFor(procedure).emptyFile(), procedure + "-template.csv");
    } catch (InvalidInputException e) {
      throw new InvalidRequestException(Status.NOT_FOUND, e.getMessage());
    }
  }

  private static Response file(Object content, String name) {
    return Response.ok(content, CSV)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  private ImportRun existing(long id) {
    try {
      return imports.get(id);
    } catch (UnknownImportException e) {
      throw new InvalidRequestException(Status.NOT_FOUND, e.getMessage());
    }
  }

  private void requireRight() {
    requireRight("没有权限：只有客服主管、副经理和部门经理可以导入工单");
  }

  /** Whether the user may import. */
  public record Right(boolean allowed) {}

  /**
   * A mapping that can be chosen.
   *
   * @param procedure key of the process whose cases the rows become
   * @param procedureLabel its Chinese name
   */
  public record Mapping(
      String name,
      String label,
      String procedure,
      String procedureLabel,
      List<ImportMapping.Column> columns) {

    static Mapping of(ImportMapping mapping) {
      return new Mapping(
          mapping.name(),
          mapping.label(),
          mapping.procedure().processKey(),
          mapping.procedure().label(),
          mapping.columns());
    }
  }

  /** An import as the page shows it. */
  public record Progress(ImportRun run, List<Rejection> rejections) {}
}
