using System.Globalization;
using System.Text;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;

namespace NebulaBench.Host.Commands;

/// <summary>Every component with its options, as a Markdown page.</summary>
internal static class ComponentPage
{
    /// <summary>The page. Metrics have a page of their own.</summary>
    public static string Write(IComponentCatalog catalog)
    {
        var page = new StringBuilder("""
            # Components

            Every component that comes with the program, as `nebula docs components` writes it; `nebula describe ID` shows one of them, with those of
            your own plugins. Metrics are in [metrics.md](metrics.md).


            """.ReplaceLineEndings("\n"));
        foreach (ComponentKind kind in Enum.GetValues<ComponentKind>().Where(kind => kind != ComponentKind.Metric))
        {
            string heading = KindText.Several(kind);
            page.Append(CultureInfo.InvariantCulture, $"## {char.ToUpperInvariant(heading[0])}{heading[1..]}\n\n");
            foreach (ComponentDescriptor component in catalog.Components.Where(component => component.Kind == kind).OrderBy(component => component.Id, StringComparer.Ordinal))
            {
                Append(page, component);
            }
        }
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder page, ComponentDescriptor component)
    {
        page.Append(CultureInfo.InvariantCulture, $"### `{component.Id}`\n\n{component.Summary}\n\n");
        if (component.Citation is { } citation)
        {
            page.Append(CultureInfo.InvariantCulture, $"Source: {citation}\n\n");
        }
        IReadOnlyList<OptionDescription> options = OptionDescription.For(component.Options);
        if (options.Count == 0)
        {
            page.Append("No options.\n\n");
            return;
        }
        page.Append("| Option | Value | Default | What it does |\n| --- | --- | --- | --- |\n");
        foreach (OptionDescription option in options)
        {
            string range = option.Range.Length == 0 ? "" : $", {option.Range}";
            page.Append(CultureInfo.InvariantCulture, $"| `{option.Key}` | {Cell(option.Type + range)} | `{Cell(option.Default)}` | {Cell(option.Description)} |\n");
        }
        page.Append('\n');
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
