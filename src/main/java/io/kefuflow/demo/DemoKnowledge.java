package io.kefuflow.demo;

import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleReviews;
import io.kefuflow.knowledge.ArticleText;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.kefuflow.knowledge.KnowledgeWorkflow;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Ten knowledge articles: seven published, of which one with a change in review; one withdrawn, one
 * returned, one that waits for its review.
 */
@Component
@Order(2)
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoKnowledge implements DemoPart {

  private static final String AGENT = "agent1";
  private static final String OTHER_AGENT = "agent2";
  private static final String SUPERVISOR = "supervisor1";

  private final KnowledgeWorkflow workflow;
  private final ArticleReviews reviews;
  private final Workforce workforce;

  DemoKnowledge(KnowledgeWorkflow workflow, ArticleReviews reviews, Workforce workforce) {
    this.workflow = workflow;
    this.reviews = reviews;
    this.workforce = workforce;
  }

  @Override
  public String label() {
    return "知识条目";
  }

  @Override
  public void create() {
    ArticleNumber tariff = published(tariffChange("变更当月不生效，次月一日零点起按新套餐计费；当月仍按原套餐计费。"));
    published(
        new ArticleText(
            "携号转网的条件和时间",
            "我想保留号码换运营商，需要什么条件？",
            "1. 号码已实名登记，且在网满 120 天。\n2. 无欠费，无在约合约（有约定期限的套餐须先解约）。\n3. 发送“CXXZ#姓名#证件号码”到 10086 查询资格，"
                + "再发送“SQXZ”取得授权码，在授权码有效期内到新运营商办理。\n办理后约两小时生效，期间可能短时无信号。",
            KnowledgeCategory.BUSINESS_RULE,
            "转网 换运营商 保号"));
    published(
        new ArticleText(
            "宽带光猫红灯闪烁怎么办",
            "家里上不了网，光猫 LOS 灯红色闪烁",
            "1. 检查光纤（黄色细线）是否弯折、松动，重新插紧。\n2. 光猫断电一分钟后重启。\n3. 五分钟后仍闪红灯，登记故障，由装维人员 24 小时内上门。",
            KnowledgeCategory.DEVICE,
            "断网 掉线 LOS 光信号"));
    published(
        new ArticleText(
            "室内 5G 信号弱的处理",
            "在家里、地下室手机信号差，打电话断断续续",
            "1. 打开 VoLTE 和 Wi-Fi 通话。\n2. 核对手机是否支持所在地的 5G 频段。\n3. 仍无改善的，记录地址和楼层，登记网络覆盖需求，"
                + "网络部门七个工作日内反馈。",
            KnowledgeCategory.NETWORK,
            "没有信号 掉话 覆盖"));
    published(
        new ArticleText(
            "电子发票怎么开具",
            "我要开话费发票，抬头写公司",
            "掌上营业厅“我的 - 发票”可开具近六个月的电子普通发票，抬头和税号自行填写；预存话费在消费后按月开具。抬头有误的，当月可作废重开。",
            KnowledgeCategory.BILLING,
            "开票 报销 税号 抬头"));
    published(
        new ArticleText(
            "账单中的增值业务费",
            "账单里有一项没有订过的增值业务费，怎么退订",
            "1. 在“我的 - 已订业务”核对订购时间和渠道。\n2. 客户否认订购的，先退订，再登记核查，三个工作日内答复。\n3. 核实为误订的，退还当月费用。",
            KnowledgeCategory.BILLING,
            "乱扣费 退订 来电提醒 彩铃"));
    published(
        new ArticleText(
            "eSIM 手表一号双终端",
            "手表想和手机用一个号码",
            "机主本人在手机“一号双终端”应用中扫描手表二维码办理，每月 10 元。手表须支持 eSIM，且与手机号同一归属地。",
            KnowledgeCategory.DEVICE,
            "eSIM 手表 一号双终端"));

    ArticleNumber summer =
        published(
            new ArticleText(
                "暑期流量翻倍活动",
                "暑假流量翻倍怎么参加",
                "七月至八月，学生用户凭学生证登记后流量翻倍。",
                KnowledgeCategory.PROMOTION,
                "暑假 学生 翻倍"));
    workforce.as(SUPERVISOR, () -> reviews.withdraw(summer, "活动已于八月三十一日结束"));

    ArticleNumber roaming =
        proposed(
            null,
            AGENT,
            new ArticleText(
                "国际漫游怎么开通",
                "下周出国，手机怎么能用",
                "在掌上营业厅开通国际漫游，按天计费。",
                KnowledgeCategory.BUSINESS_RULE,
                "出国 境外 漫游"));
    workforce.complete(
        roaming.value(),
        SUPERVISOR,
        "userTask_reviewArticle",
        Map.of("reviewDecision", "RETURN", "reviewNote", "请写明各方向的日租资费、信用额度要求和出境前的设置步骤。"));

    proposed(
        null,
        OTHER_AGENT,
        new ArticleText(
            "停机保号怎么办理",
            "号码暂时不用，能不能先停着",
            "机主本人在掌上营业厅或营业厅办理，每月 5 元，最长 12 个月；保号期间不能收发短信。",
            KnowledgeCategory.BUSINESS_RULE,
            "报停 保号 暂停"));
    proposed(
        tariff,
        OTHER_AGENT,
        tariffChange("变更当月不生效，次月一日零点起按新套餐计费；当月仍按原套餐计费。升档的可在掌上营业厅选择“立即生效”，费用按天折算。"));
  }

  private static ArticleText tariffChange(String answer) {
    return new ArticleText(
        "套餐变更何时生效", "我改了套餐，什么时候开始按新的收费？", answer, KnowledgeCategory.TARIFF, "换套餐 改资费 降档 升档");
  }

  private ArticleNumber published(ArticleText text) {
    ArticleNumber number = proposed(null, AGENT, text);
    workforce.complete(
        number.value(), SUPERVISOR, "userTask_reviewArticle", Map.of("reviewDecision", "PUBLISH"));
    return number;
  }

  private ArticleNumber proposed(ArticleNumber article, String by, ArticleText text) {
    var number = new AtomicReference<ArticleNumber>();
    workforce.as(by, () -> number.set(workflow.propose(article, text, null)));
    return number.get();
  }
}
