using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Plugins;

/// <summary>
/// Looks for what would bring a command down that describes or binds options: options that contain themselves, and constructors, getters and
/// attributes that throw.
/// </summary>
internal sealed class OptionsCheck
{
    private const int MostOptions = 1000, Deepest = 32, MostValues = 100_000;

    private int options, values;

    /// <summary>The option that holds options without end, or null. Nothing of the plugin runs.</summary>
    /// <param name="type">The type of a component's options.</param>
    public static string? FindEndless(Type type) => new OptionsCheck().FindEndless(type, "", []);

    /// <summary>The first option that cannot be described, or null; the option is empty where it is all of them.</summary>
    /// <param name="type">The type of a component's options; it does not contain itself.</param>
    public static (string Option, string Cause)? FindFaulty(Type type) => new OptionsCheck().FindFaulty(type, null, "");

    private string? FindEndless(Type type, string path, HashSet<Type> around)
    {
        if (!around.Add(type))
        {
            return path;
        }
        foreach (PropertyInfo option in OptionProperty.PropertiesOf(type))
        {
            string key = Key(path, OptionNames.Key(option.Name));
            if (++options > MostOptions)
            {
                return key;
            }
            if (RecordIn(OptionType.From(option.PropertyType)) is { } inner && FindEndless(inner, key, around) is { } endless)
            {
                return endless;
            }
        }
        around.Remove(type);
        return null;
    }

    private static string Key(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static Type? RecordIn(OptionType type) =>
        type.Element is { } element ? RecordIn(element) : type.Kind == OptionKind.Record ? type.ClrType : null;

    private (string Option, string Cause)? FindFaulty(Type type, object? given, string path)
    {
        object defaults;
        IReadOnlyList<OptionProperty> all;
        try
        {
            defaults = given ?? Activator.CreateInstance(type)!;
            all = OptionProperty.For(type);
        }
        catch (Exception failure)
        {
            return (path, $"cannot be made: {Text(failure)}");
        }
        foreach (OptionProperty option in all)
        {
            string key = Key(path, option.Key);
            if (Fault(option, defaults) is { } fault)
            {
                return (key, fault);
            }
            if (RecordIn(option.Type) is { } inner
                && FindFaulty(inner, option.Type.Kind == OptionKind.Record ? option.Get(defaults) : null, key) is { } deeper)
            {
                return deeper;
            }
        }
        return null;
    }

    private string? Fault(OptionProperty option, object defaults)
    {
        try
        {
            object? value = option.Get(defaults);
            if (!IsBounded(value, 0))
            {
                return "has a default without end";
            }
            _ = CanonicalJson.For(value);
            _ = option.MustBeWritten(defaults);
            foreach (ValidationAttribute rule in option.Rules)
            {
                _ = RuleText.Remedy(rule, option.Key);
                _ = RuleText.Limits(rule);
                _ = rule is RegularExpressionAttribute pattern ? new Regex(pattern.Pattern) : null;
            }
            return null;
        }
        catch (Exception failure)
        {
            return $"cannot be described: {Text(failure)}";
        }
    }

    // The way that canonical JSON takes through a value.
    private bool IsBounded(object? value, int depth)
    {
        if (depth > Deepest || ++values > MostValues)
        {
            return false;
        }
        return value switch
        {
            null or string or Enum or bool or int or long or double or float => true,
            IEnumerable items => items.Cast<object?>().All(item => IsBounded(item, depth + 1)),
            _ => OptionProperty.For(value.GetType()).All(option => IsBounded(option.Get(value), depth + 1)),
        };
    }

    private static string Text(Exception failure) =>
        FailureText.For(failure is TargetInvocationException { InnerException: { } inner } ? inner : failure);
}
