package io.kefuflow.tasklist;

import org.springframework.stereotype.Component;

/** What stands beside the form of a task. */
@Component
record Desk(
    DeskCards cards,
    DeskFile file,
    DeskSuggestions suggestions,
    DeskAttachments attachments,
    DeskActions actions,
    DeskFates fates,
    DeskIntake intake,
    DeskFilters filters) {}
