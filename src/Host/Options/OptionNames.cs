using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NebulaBench.Host.Options;

/// <summary>
/// What options and their values are called in files: keys in snake_case, values of enumerations in kebab-case, unless the member
/// bears a <see cref="JsonStringEnumMemberNameAttribute"/> (for names such as <c>adamw</c>).
/// </summary>
public static class OptionNames
{
    /// <summary>A property's key.</summary>
    public static string Key(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);

    /// <summary>The names of an enumeration's values and the values, in the order of their declaration.</summary>
    public static IReadOnlyList<KeyValuePair<string, object>> Values(Type enumeration)
    {
        ArgumentNullException.ThrowIfNull(enumeration);
        return [.. enumeration.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(member => KeyValuePair.Create(Name(member), member.GetValue(null)!))];
    }

    /// <summary>What an enumeration's value is called.</summary>
    public static string For(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Name(value.GetType().GetField(value.ToString())!);
    }

    private static string Name(FieldInfo member) =>
        member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(member.Name);
}
