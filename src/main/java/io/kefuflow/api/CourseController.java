package io.kefuflow.api;

import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.shared.SignedInUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of courses (P10): everybody reads it, trainers and managers keep it. */
@RestController
@RequestMapping("/api/v1/courses")
@Tag(name = "培训课程")
class CourseController {

  private final Courses courses;

  CourseController(Courses courses) {
    this.courses = courses;
  }

  /** All courses. */
  @GetMapping
  @Operation(summary = "查询课程")
  List<Course> all() {
    return courses.all();
  }

  /** One course. */
  @GetMapping("/{code}")
  @Operation(summary = "查询一门课程")
  Course get(@PathVariable String code) {
    return courses.get(code);
  }

  /** Stores a new or changed course. */
  @PutMapping("/{code}")
  @EditsCourses
  @Operation(summary = "保存课程", description = "新建或整体替换一门课程；正在进行的考试不受影响。")
  @ApiResponse(responseCode = "200", description = "已保存")
  @ApiResponse(responseCode = "201", description = "已新建")
  ResponseEntity<Course> save(
      @PathVariable String code,
      @RequestBody CourseRequest request,
      @AuthenticationPrincipal SignedInUser user) {
    Course saved = courses.save(request.course(code), user.id());
    return saved.version() == 1
        ? ResponseEntity.created(URI.create("/api/v1/courses/" + saved.code())).body(saved)
        : ResponseEntity.ok(saved);
  }
}
