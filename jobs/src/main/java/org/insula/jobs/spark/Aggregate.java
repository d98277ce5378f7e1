package org.insula.jobs.spark;

import java.util.List;
import java.util.TreeMap;
import org.insula.pipeline.importance.GroupContrast;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.GroupTaskOn;
import org.insula.pipeline.importance.MapKey;

/**
 * What one method's saliency says over all subjects.
 *
 * @param maps the group maps, by model and label
 * @param contrasts differences between two of them, in the order of their pairs
 * @param taskOn how much of the highest saliency falls on task-on frames, by model and label; empty without events
 */
record Aggregate(TreeMap<MapKey, GroupMap> maps, List<GroupContrast> contrasts, TreeMap<MapKey, GroupTaskOn> taskOn) {}
