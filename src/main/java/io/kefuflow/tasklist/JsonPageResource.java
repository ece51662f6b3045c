package io.kefuflow.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.shared.ConflictException;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.InvalidInputsException;
import io.kefuflow.shared.NotFoundException;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.TooLargeException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * The data behind a page whose bodies are read and written by the application's own mapper: the
 * webapp's knows less of dates. What is refused is answered as a list of Chinese sentences.
 */
abstract class JsonPageResource extends PageResource {

  static final int UNPROCESSABLE = 422;

  private final ObjectMapper json;
  private final String noRight;

  /**
   * @param allowed roles that may use the page
   * @param noRight what everybody else is told, Chinese
   */
  JsonPageResource(String engine, Set<Role> allowed, String noRight, ObjectMapper json) {
    super(engine, allowed);
    this.noRight = noRight;
    this.json = json;
  }

  /** Answers what one of the roles asks, or says why not. */
  final Response answer(Answer answer) {
    return answerWith(() -> response(Status.OK.getStatusCode(), answer.get()));
  }

  /** As {@link #answer}, with a body that is no JSON. */
  final Response answerWith(FullAnswer answer) {
    requireRight(noRight);
    try {
      return answer.get();
    } catch (TooLargeException e) {
      return refusal(Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(), e.getMessage());
    } catch (InvalidInputException e) {
      return refusal(Status.BAD_REQUEST.getStatusCode(), e.getMessage());
    } catch (JsonProcessingException e) {
      return refusal(Status.BAD_REQUEST.getStatusCode(), "请求无法读取：请刷新页面后重试");
    } catch (IOException e) {
      return refusal(Status.BAD_REQUEST.getStatusCode(), "上传中断：请检查网络后重试");
    } catch (InvalidInputsException e) {
      return refusal(
          UNPROCESSABLE, e.problems().stream().map(InvalidInputException::getMessage).toList());
    } catch (NoRightException e) {
      return refusal(Status.FORBIDDEN.getStatusCode(), e.getMessage());
    } catch (ConflictException e) {
      return refusal(Status.CONFLICT.getStatusCode(), e.getMessage());
    } catch (ConcurrencyFailureException e) {
      return refusal(Status.CONFLICT.getStatusCode(), "刚刚被其他人或系统更新：请刷新后重试");
    } catch (NotFoundException e) {
      return refusal(Status.NOT_FOUND.getStatusCode(), e.getMessage());
    }
  }

  /** Reads a body. */
  final <T> T body(InputStream body, Class<T> type) throws IOException {
    return json.readValue(body, type);
  }

  final Response refusal(int status, String message) {
    return refusal(status, List.of(message));
  }

  final Response refusal(int status, List<String> messages) {
    return response(status, new Refusal(messages));
  }

  private Response response(int status, Object body) {
    try {
      return Response.status(status)
          .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
          .entity(json.writeValueAsString(body))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the body of an answer. */
  interface Answer {
    Object get() throws IOException;
  }

  /** Makes a whole answer. */
  interface FullAnswer {
    Response get() throws IOException;
  }

  /** Whether the user may use the page. */
  public record Right(boolean allowed) {}

  /** Why something was refused, Chinese. */
  public record Refusal(List<String> problems) {}
}
