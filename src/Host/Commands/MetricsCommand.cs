using System.CommandLine;
using NebulaBench.Host.Measuring;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Reporting;
using NebulaBench.Reporting.Formatting;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula list metrics</c>: everything that is measured.</summary>
/// <param name="console">Where to write.</param>
/// <param name="metrics">The metrics that plugins bring.</param>
public sealed class MetricsCommand(IAnsiConsole console, PluginMetrics metrics) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        var markdown = new Option<bool>("--markdown") { Description = "Write the page docs/metrics.md." };
        return new Command("metrics", "List every metric.") { markdown }.Handle<MetricsCommand>(
            (command, parsed, _) => command.Run(parsed.GetValue(markdown)));
    }

    /// <summary>Writes the metrics by family, one line each, or the page of <c>docs/metrics.md</c>.</summary>
    /// <returns>The exit code, 0.</returns>
    public int Run(bool markdown)
    {
        TextWriter output = console.Profile.Out.Writer;
        if (markdown)
        {
            output.Write(MetricPage.Text(BundledMetrics.Descriptors));
            return ExitCodes.Ok;
        }
        MetricDescriptor[] all = [.. BundledMetrics.Descriptors, .. metrics.Set(new EvaluationOptions(), metrics.Defaults()).Foreign];
        int width = all.Max(metric => metric.Id.Length);
        foreach (IGrouping<MetricFamily, MetricDescriptor> family in all.GroupBy(metric => metric.Family))
        {
            output.WriteLine(family.Key.ToString().ToLowerInvariant());
            foreach (MetricDescriptor metric in family)
            {
                string labels = metric.NeedsLabels ? ", needs labels" : "";
                output.WriteLine($"  {metric.Id.PadRight(width)}  {Arrow(metric.Direction)} {metric.Name}, {metric.Range}{labels}");
            }
            output.WriteLine();
        }
        return ExitCodes.Ok;
    }

    private static string Arrow(Direction direction) => DirectionText.Arrow(direction) is { Length: > 0 } arrow ? arrow : " ";
}
