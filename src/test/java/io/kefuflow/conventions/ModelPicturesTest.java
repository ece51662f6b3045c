package io.kefuflow.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ModelPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** README and docs show the models as they are. */
class ModelPicturesTest {

  @Test
  void everyModelHasItsPictureOfToday() throws IOException {
    List<String> drawn =
        Files.exists(ModelPictures.SUMS) ? Files.readAllLines(ModelPictures.SUMS) : List.of();
    List<String> expected = new ArrayList<>();
    for (Path model : ModelPictures.models()) {
      expected.add(ModelPictures.sum(model));
      assertThat(ModelPictures.picture(model))
          .as("draw it with: mvn test -Dtest=ModelPictures")
          .exists();
    }

    assertThat(drawn)
        .as(
            "pictures that show older models, or none: draw them with: mvn test -Dtest=ModelPictures")
        .containsExactlyElementsOf(expected);
  }
}
