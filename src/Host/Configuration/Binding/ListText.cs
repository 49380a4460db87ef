using System.Globalization;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>Says how a list is written where a single value was: the suggestion, followed, is a value of the list's type.</summary>
internal static class ListText
{
    /// <summary>The list that the value was probably meant to be, or an example of one.</summary>
    public static string Suggest(ScalarNode value, OptionType type)
    {
        OptionType element = type.Element!;
        if (element.Kind == OptionKind.Whole && WholeRange.Expand(value.Text) is { } numbers)
        {
            return $"[{string.Join(", ", numbers)}]";
        }
        bool fits = element.Kind switch
        {
            OptionKind.Whole => long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            OptionKind.Number => double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            OptionKind.Text => true,
            OptionKind.Choice => element.ChoiceNames.Contains(value.Text),
            _ => false,
        };
        return fits ? $"[{NodeText.For(value)}]" : $"{type.Phrase}, {Example(element)}";
    }

    private static string Example(OptionType element) => element.Kind switch
    {
        OptionKind.Whole => "such as [0, 1, 2]",
        OptionKind.Number => "such as [0.1, 1]",
        OptionKind.Choice => $"such as [{element.ChoiceNames[0]}]",
        _ => "in brackets",
    };
}
