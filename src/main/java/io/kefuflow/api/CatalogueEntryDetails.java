package io.kefuflow.api;

import io.kefuflow.business.CatalogueEntry;
import io.kefuflow.business.Material;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A kind of business that can be applied for. */
@Schema(name = "业务目录项")
record CatalogueEntryDetails(
    @Schema(description = "业务种类的代码", example = "OWNERSHIP_TRANSFER") String kind,
    @Schema(description = "业务名称", example = "过户") String name,
    @Schema(description = "所需资料") List<MaterialDetails> materials,
    @Schema(
            description = "审批级别",
            allowableValues = {"NONE", "SUPERVISOR", "MANAGER", "SUPERVISOR_MANAGER"})
        String approvalLevel,
    @Schema(description = "办结时限，ISO 8601", example = "PT48H") String resolveWithin) {

  static CatalogueEntryDetails of(CatalogueEntry entry) {
    return new CatalogueEntryDetails(
        entry.kind(),
        entry.name(),
        entry.materials().materials().stream().map(MaterialDetails::of).toList(),
        entry.approvalLevel().name(),
        entry.resolveWithin().toString());
  }

  /** A material; its code goes with the upload of a file. */
  @Schema(name = "所需资料")
  record MaterialDetails(
      @Schema(description = "资料代码，上传附件时填写", example = "ID_CARD") String code,
      @Schema(description = "资料名称", example = "居民身份证") String name,
      @Schema(description = "接受的文件类型", example = "[\"jpg\", \"pdf\"]") List<String> extensions) {

    static MaterialDetails of(Material material) {
      return new MaterialDetails(
          material.code(), material.name(), List.copyOf(material.extensions()));
    }
  }
}
