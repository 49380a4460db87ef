using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using NebulaBench.Errors;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>
/// Holds bound values against their data annotations. The framework's validator neither descends into records and lists nor keeps
/// positions, and its messages follow the user's culture.
/// </summary>
/// <param name="errors">Takes what is wrong.</param>
public sealed class OptionRules(ErrorCollector errors)
{
    private const int MostResults = 100;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>Whether a value keeps to every rule of its option.</summary>
    public bool Hold(Variant variant, OptionProperty option)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(option);
        bool all = true;
        foreach (ValidationAttribute rule in option.Rules.Where(rule => !rule.RequiresValidationContext))
        {
            all &= Holds(variant.Value, variant.Node, variant.Path, rule, option);
        }
        return all;
    }

    /// <summary>Whether options go together, by the judgment of their own record and of rules that look at all of it.</summary>
    public bool GoTogether(object options, MapNode node, string path)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(node);
        List<ValidationResult> results;
        try
        {
            results = Judge(options);
        }
        catch (Exception failure)
        {
            string own = options.GetType().Assembly.GetName().Name ?? "";
            errors.Add(ConfigurationCodes.Invalid, node.Position, path, $"the rules of the options failed: {FailureText.For(failure)}", TellAuthor(own));
            return false;
        }
        foreach (ValidationResult result in results)
        {
            string key = result.MemberNames.FirstOrDefault() is { } member ? OptionNames.Key(member) : "";
            MapEntry? entry = node.Find(key);
            string problem = (result.ErrorMessage ?? "the options do not go together").TrimEnd('.');
            errors.Add(ConfigurationCodes.Contradiction, entry?.Value.Position ?? node.Position, NodePath.Key(path, key), problem,
                "change one of the options");
        }
        return results.Count == 0;
    }

    private static List<ValidationResult> Judge(object options)
    {
        // A plugin's method may give nothing, or results without end.
        IEnumerable<ValidationResult?> ofRecord = (options as IValidatableObject)?.Validate(new ValidationContext(options)) ?? [];
        IEnumerable<ValidationResult?> ofRules =
            from option in OptionProperty.For(options.GetType())
            from rule in option.Rules
            where rule.RequiresValidationContext
            select rule.GetValidationResult(option.Get(options), new ValidationContext(options) { MemberName = option.PropertyName });
        return [.. ofRecord.Concat(ofRules).OfType<ValidationResult>().Take(MostResults)];
    }

    // Rules are code of plugins: what they throw is a fault of the plugin, and is said where the option is written.
    private bool Holds(object? value, ConfigNode node, string path, ValidationAttribute rule, OptionProperty option)
    {
        try
        {
            return Keeps(value, node, path, rule, option);
        }
        catch (RegexMatchTimeoutException)
        {
            return Refuse(ConfigurationCodes.Invalid, node, path, "its pattern could not be tested in time", "write another text, and " + TellAuthor(option.Assembly));
        }
        catch (Exception failure)
        {
            string name = rule.GetType().Name;
            return Refuse(ConfigurationCodes.Invalid, node, path, $"its rule {name} failed: {FailureText.For(failure)}", TellAuthor(option.Assembly));
        }
    }

    private static string TellAuthor(string plugin) => $"tell the author of the plugin '{plugin}', or leave the option out";

    private bool Keeps(object? value, ConfigNode node, string path, ValidationAttribute rule, OptionProperty option)
    {
        if (value is null)
        {
            return rule is not RequiredAttribute
                || Refuse(ConfigurationCodes.MissingKey, node, path, "has no value", $"write {option.Type.Phrase}");
        }
        string remedy = RuleText.Remedy(rule, option.Key);
        switch (rule)
        {
            case RangeAttribute or RegularExpressionAttribute or AllowedValuesAttribute or DeniedValuesAttribute when value is IList list:
                // Where the value is a list, these speak of its entries.
                var items = (SequenceNode)node;
                return list.Cast<object?>()
                    .Select((item, i) => Keeps(item, items.Items[i], NodePath.Index(path, i), rule, option))
                    .Aggregate(true, (all, one) => all && one);
            case RangeAttribute range:
                return new NumberRange(range).Contains(Convert.ToDouble(value, CultureInfo.InvariantCulture))
                    || Refuse(ConfigurationCodes.OutOfRange, node, path, $"{NodeText.For(node)} is out of range", remedy);
            default:
                string problem = RuleText.Problem(rule, value, NodeText.For(node));
                return Allows(rule, value)
                    || Refuse(ConfigurationCodes.Invalid, node, path, problem, remedy);
        }
    }

    // The framework's pattern lets an empty text pass whatever the pattern is, and may have no limit of time.
    private static bool Allows(ValidationAttribute rule, object value)
    {
        if (rule is not RegularExpressionAttribute pattern)
        {
            return rule.IsValid(value);
        }
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (text.Length == 0)
        {
            return Regex.IsMatch("", $"^(?:{pattern.Pattern})$", RegexOptions.CultureInvariant, LongestMatch);
        }
        Match match = Regex.Match(text, pattern.Pattern, RegexOptions.None, LongestMatch);
        return match.Success && match.Index == 0 && match.Length == text.Length;
    }

    private bool Refuse(string code, ConfigNode node, string path, string problem, string remedy)
    {
        errors.Add(code, node.Position, path, problem, remedy.TrimEnd('.'));
        return false;
    }
}
