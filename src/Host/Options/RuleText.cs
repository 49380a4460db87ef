using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace NebulaBench.Host.Options;

/// <summary>Says what a data annotation asks for, in our words and without the user's culture.</summary>
public static class RuleText
{
    /// <summary>What is wrong with a value that breaks a rule.</summary>
    public static string Problem(ValidationAttribute rule, object value, string text) => rule switch
    {
        RequiredAttribute => "is empty",
        MinLengthAttribute or LengthAttribute or MaxLengthAttribute or StringLengthAttribute when value is ICollection items =>
            string.Create(CultureInfo.InvariantCulture, $"has {items.Count} entries"),
        MinLengthAttribute or LengthAttribute or MaxLengthAttribute or StringLengthAttribute =>
            string.Create(CultureInfo.InvariantCulture, $"'{text}' has {((string)value).Length} characters"),
        _ => $"'{text}' is not allowed",
    };

    /// <summary>What would keep to a rule: its author's own message if there is one.</summary>
    public static string Remedy(ValidationAttribute rule, string key) => rule switch
    {
        _ when OwnMessage(rule) is { } message => message.Replace("{0}", key, StringComparison.Ordinal),
        RequiredAttribute => "give it a value",
        RangeAttribute => "write a number " + Limits(rule),
        _ => Limits(rule) is { } limits ? "write " + limits : rule.FormatErrorMessage(key),
    };

    /// <summary>The rule as a limit, such as <c>at least 1 entry</c>; null for a rule that is not one of the usual.</summary>
    public static string? Limits(ValidationAttribute rule) => rule switch
    {
        _ when OwnMessage(rule) is { } message => message,
        RangeAttribute range => new NumberRange(range).ToString(),
        MinLengthAttribute least => Entries("at least", least.Length),
        MaxLengthAttribute most => Entries("at most", most.Length),
        LengthAttribute both => string.Create(CultureInfo.InvariantCulture, $"{both.MinimumLength} to ") + Entries("", both.MaximumLength),
        StringLengthAttribute text =>
            string.Create(CultureInfo.InvariantCulture, $"{text.MinimumLength} to {text.MaximumLength} characters"),
        AllowedValuesAttribute allowed => "one of " + string.Join(" | ", allowed.Values.Select(ValueText.For)),
        DeniedValuesAttribute denied => "anything but " + string.Join(", ", denied.Values.Select(ValueText.For)),
        RegularExpressionAttribute pattern => "a text that matches " + pattern.Pattern,
        _ => null,
    };

    // Some attributes give their standard message as if an author had written it.
    private static string? OwnMessage(ValidationAttribute rule)
    {
        string? standard = rule switch
        {
            AllowedValuesAttribute => new AllowedValuesAttribute().ErrorMessage,
            DeniedValuesAttribute => new DeniedValuesAttribute().ErrorMessage,
            _ => null,
        };
        return rule.ErrorMessage == standard ? null : rule.ErrorMessage;
    }

    private static string Entries(string prefix, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix} {count} {(count == 1 ? "entry" : "entries")}").TrimStart();
}
