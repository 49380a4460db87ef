using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NebulaBench.Host.Options;

/// <summary>One option of an options record.</summary>
public sealed class OptionProperty
{
    // The keyword's attribute, by name, because a library of the host brings a second type of that name.
    private const string RequiredMember = "System.Runtime.CompilerServices.RequiredMemberAttribute";

    // Weak, so that it keeps no plugin's types alive.
    private static readonly ConditionalWeakTable<Type, IReadOnlyList<OptionProperty>> Known = [];

    private readonly PropertyInfo property;

    private OptionProperty(PropertyInfo property)
    {
        this.property = property;
        Key = OptionNames.Key(property.Name);
        bool isNullable = !property.PropertyType.IsValueType
            && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        Type = OptionType.From(property.PropertyType, isNullable);
        Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
        ChangesResults = property.GetCustomAttribute<NebulaBench.Plugins.NonSemanticAttribute>(inherit: true) is null;
        Rules = [.. property.GetCustomAttributes<ValidationAttribute>(inherit: true)];
    }

    /// <summary>Its key in files.</summary>
    public string Key { get; }

    /// <summary>Its name in the record.</summary>
    public string PropertyName => property.Name;

    /// <summary>Its type.</summary>
    public OptionType Type { get; }

    /// <summary>What it does, one sentence; empty where its author did not say.</summary>
    public string Description { get; }

    /// <summary>Whether results may depend on it: unless its author said that none does.</summary>
    public bool ChangesResults { get; }

    /// <summary>What its values must keep to.</summary>
    public IReadOnlyList<ValidationAttribute> Rules { get; }

    /// <summary>Whether a file must give it a value: the one that it has otherwise will not do.</summary>
    /// <param name="defaults">A record with no option given.</param>
    public bool MustBeWritten(object defaults) =>
        IsRequiredMember || Rules.OfType<RequiredAttribute>().Any(rule => !rule.IsValid(Get(defaults)));

    /// <summary>The options of a record type, in the order of their declaration, those of a record of another assembly that it derives from first.</summary>
    public static IReadOnlyList<OptionProperty> For(Type options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Known.GetValue(options, Reflect);
    }

    /// <summary>The assembly that declares it, by name: for options of a plugin, the plugin's.</summary>
    internal string Assembly => property.DeclaringType?.Assembly.GetName().Name ?? "";

    /// <summary>The option's value.</summary>
    public object? Get(object options) => property.GetValue(options);

    /// <summary>Sets the option in a record under construction, init-only or not.</summary>
    public void Set(object options, object? value) => property.SetValue(options, value);

    private bool IsRequiredMember => property.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == RequiredMember);

    /// <summary>The properties of a record that are options.</summary>
    internal static IEnumerable<PropertyInfo> PropertiesOf(Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0);

    private static IReadOnlyList<OptionProperty> Reflect(Type options) =>
        [.. PropertiesOf(options)
            .OrderBy(property => property.DeclaringType!.Assembly == options.Assembly).ThenBy(property => property.MetadataToken)
            .Select(property => new OptionProperty(property))];
}
