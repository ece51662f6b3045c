package io.kefuflow.knowledge;

import io.kefuflow.KefuFlowApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast articles are found among many, on H2 and on PostgreSQL. {@code mvn -Pbenchmark test
 * -Dtest=KnowledgeSearchBenchmark}.
 */
class KnowledgeSearchBenchmark {

  private static final int ARTICLES = Integer.getInteger("benchmark.articles", 20_000);
  private static final int SEARCHES = Integer.getInteger("benchmark.searches", 400);
  private static final int WARM_UP = 100;

  @Test
  void articlesAreFound(@TempDir Path directory) throws Exception {
    List<String> lines = new ArrayList<>();
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start()) {
      lines.addAll(
          measure(
              "PostgreSQL",
              jdbc ->
                  jdbc.sql(
                          """
                          select (pg_total_relation_size('search_term')
                                + pg_total_relation_size('search_document')) / 1048576
                          """)
                      .query(Integer.class)
                      .single(),
              "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
              "--spring.datasource.username=postgres",
              "--spring.datasource.password=postgres",
              "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true"));
    }
    Path file = directory.resolve("articles");
    lines.addAll(
        measure(
            "H2",
            jdbc -> (int) (size(Path.of(file + ".mv.db")) / 1_048_576),
            "--spring.datasource.url=jdbc:h2:file:"
                + file
                + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE"));
    System.out.printf(
        "%n%d articles, %d searches each, %d cores%n%-12s %-28s %8s %8s %8s%n",
        ARTICLES,
        SEARCHES,
        Runtime.getRuntime().availableProcessors(),
        "database",
        "what",
        "median",
        "p95",
        "max");
    lines.forEach(System.out::println);
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private interface Size {
    int megabytes(JdbcClient jdbc);
  }

  private static List<String> measure(String database, Size size, String... arguments)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--server.port=0",
            "--kefuflow.demo.data=false",
            "--camunda.bpm.job-execution.enabled=false"));
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(KefuFlowApplication.class).run(all.toArray(String[]::new))) {
      var jdbc = application.getBean(JdbcClient.class);
      long begin = System.nanoTime();
      publish(application);
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (database.equals("PostgreSQL")) {
        jdbc.sql("vacuum analyze").update(); // what autovacuum does within minutes
      }
      int rows = jdbc.sql("select count(*) from search_term").query(Integer.class).single();
      List<String> lines = new ArrayList<>();
      lines.add(
          "%-12s published %.0f/s, %d words indexed, %d MB (H2: whole database)"
              .formatted(database, ARTICLES / seconds, rows, size.megabytes(jdbc)));
      var knowledge = application.getBean(Knowledge.class);
      var texts = new Texts(4711);
      lines.add(
          timed(
              database,
              "search, two or three words",
              i -> () -> knowledge.search(texts.query(), null, 10)));
      lines.add(
          timed(
              database,
              "search in a category",
              i -> () -> knowledge.search(texts.query(), KnowledgeCategory.TARIFF, 10)));
      lines.add(
          timed(
              database,
              "similar to 120 characters",
              i -> () -> knowledge.similar(texts.matter(120), 5)));
      lines.add(
          timed(
              database,
              "similar to 2000 characters",
              i -> () -> knowledge.similar(texts.matter(2000), 5)));
      return lines;
    }
  }

  private static void publish(ConfigurableApplicationContext application) {
    var store = application.getBean(ArticleStore.class);
    var index = application.getBean(TextIndex.class);
    var transaction = application.getBean(TransactionTemplate.class);
    var texts = new Texts(1);
    Instant now = Instant.parse("2026-11-22T00:00:00Z");
    for (int i = 0; i < ARTICLES; i += 50) {
      transaction.executeWithoutResult(
          status -> {
            for (int j = 0; j < 50; j++) {
              ArticleText text = texts.article();
              ArticleNumber number = store.create();
              store.add(
                  ArticleVersion.proposed(number, 1, text, null, "agent1", now)
                      .in(ArticleState.PUBLISHED));
              store.settle(number, 1);
              index.put(
                  TextIndex.Kind.ARTICLE,
                  number.value(),
                  text.category().name(),
                  SearchTerms.of(text));
            }
          });
    }
  }

  private static String timed(String database, String what, IntFunction<Supplier<?>> search) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < WARM_UP + SEARCHES; i++) {
      Supplier<?> one = search.apply(i);
      long begin = System.nanoTime();
      one.get();
      if (i >= WARM_UP) {
        times.add(System.nanoTime() - begin);
      }
    }
    times.sort(null);
    return "%-12s %-28s %5.1f ms %5.1f ms %5.1f ms"
        .formatted(
            database,
            what,
            times.get(times.size() / 2) / 1e6,
            times.get(times.size() * 95 / 100) / 1e6,
            times.get(times.size() - 1) / 1e6);
  }

  /** Texts as the department writes them: a few words in every other article, most of them rare. */
  private static final class Texts {

    private static final String[] SUBJECTS =
        ("套餐 流量 话费 宽带 光猫 发票 积分 副卡 携号转网 国际漫游 语音信箱 彩铃 5G网络 VoLTE eSIM 合约机 过户 销户 停机保号 补换卡 实名认证 亲情号 来电显示 呼叫转移"
                + " 短信 彩信 机顶盒 路由器 固定电话 专线 云盘 会员权益 充值 缴费 账单 欠费 信用额度 自动续费 增值业务 手机信号 室内覆盖 Wi-Fi 网速 断线 视频彩铃 靓号 押金 违约金 优惠券"
                + " 老用户 校园卡 物联网卡 靓号预存 国内通话 定向流量 夜间流量 流量结转 共享流量 家庭网 企业彩铃 10086 营业厅 掌上营业厅 上门安装 移机 拆机 提速 测速")
            .split(" ");
    private static final String[] DEEDS =
        "办理 取消 变更 查询 开通 关闭 退订 恢复 升级 缴纳 申请 修改 投诉 咨询 打印 补办 激活 绑定 解绑 转让".split(" ");
    private static final String[] SENTENCES = {
      "%s%s可以在掌上营业厅的“我的业务”中完成，也可以拨打10086按语音提示操作。",
      "本人持有效身份证件到营业厅%2$s%1$s，委托他人办理的须出示双方证件。",
      "%s%s当月提出次月一日生效，当月仍按原标准收费。",
      "如果%s未成功，请先核对号码状态，欠费或者停机时不能%s。",
      "%s%s的优惠期为十二个月，到期后恢复标准资费，提前解约按剩余月份收取违约金。",
      "%s%s后请重启手机，五分钟后仍未恢复的请联系客服登记故障。",
      "企业客户%2$s%1$s须提供营业执照和加盖公章的委托书。",
      "%s每月最多%s两次，超出部分次月处理。"
    };

    private static final String CHARACTERS =
        "安北边变标表步采参草测层查产长常场车成程持出处传创春次存达打大带单导道得灯地点电定动度端对多二发法范方放飞分风服"
            + "高革根工公功关管光广规贵国果海行好号合和黑红后湖华化话环换黄回会活火机积基级极计加家价间件建江交教接街节结今金进京经精景境静九酒具军卡"
            + "开看科客空口库块快款矿来蓝老乐类里理力利连联量林领流六龙楼路绿马码满美门面民名明木目内南年农排牌片品平期气七千前强青清情区取全人日三色山"
            + "商上少设社深生声省十石时实食世市事式视收手术数水税四送速算所台太特天田条调铁厅通同图土团外完万王网往微为维位文无五物西息系下先线限县现"
            + "相香向消小校新信星形型修需学雪寻验阳样药业夜一移艺银英营影用邮油有鱼雨语预元园原月云运在早造增站章张整正政支知值指制质智中终种众州主住专转装状资字总组作座";

    private final Random random;

    Texts(long seed) {
      this.random = new Random(seed);
    }

    ArticleText article() {
      String subject = subject();
      String deed = pick(DEEDS);
      return new ArticleText(
          subject + deed + rare() + "说明",
          "我想" + deed + subject + "，" + rare() + "怎么办？",
          answer(subject, deed),
          KnowledgeCategory.values()[random.nextInt(KnowledgeCategory.values().length)],
          subject() + " " + rare());
    }

    private String answer(String subject, String deed) {
      var text = new StringBuilder();
      int sentences = 3 + random.nextInt(5);
      for (int i = 0; i < sentences; i++) {
        text.append(SENTENCES[random.nextInt(SENTENCES.length)].formatted(subject, deed));
        text.append("适用于").append(rare()).append(rare()).append("的").append(subject()).append("。");
      }
      return text.toString();
    }

    String query() {
      return subject() + deed() + (random.nextBoolean() ? " " + rare() : "");
    }

    String matter(int length) {
      var text = new StringBuilder();
      while (text.length() < length) {
        text.append("我的").append(subject()).append("想").append(deed()).append("，但是").append(rare());
        text.append("一直不成功，").append(subject()).append("也有影响。");
      }
      return text.substring(0, length);
    }

    private String deed() {
      return pick(DEEDS);
    }

    /** Some subjects are asked about far more often than others. */
    private String subject() {
      double skewed = Math.pow(random.nextDouble(), 2);
      return SUBJECTS[(int) (skewed * SUBJECTS.length)];
    }

    /** A place, a product name, a street: two characters of some fifty thousand pairs. */
    private String rare() {
      return "" + character() + character();
    }

    private char character() {
      return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    }

    private String pick(String[] values) {
      return values[random.nextInt(values.length)];
    }
  }
}
