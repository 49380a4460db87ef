using System.Text.Json.Nodes;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Components;

namespace NebulaBench.Host.Configuration.Schema;

/// <summary>
/// Writes the schema of components: of each one its options; of each kind which id asks for which of them. A component is an id, or a
/// map of its id, a label and its options.
/// </summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="definitions">Takes the components and their kinds.</param>
internal sealed class ComponentSchema(IComponentCatalog catalog, JsonObject definitions)
{
    /// <summary>Defines every component of a kind, and the kind: as it may be written, and what of it must be.</summary>
    public void Define(ComponentKind kind)
    {
        // Metrics of the suite have no options; a definition of each would make the schema twice as long.
        ComponentDescriptor[] components = [.. Components(kind).Where(component => kind != ComponentKind.Metric || MetricsReader.IsPlugins(component))];
        foreach (ComponentDescriptor component in components)
        {
            definitions[Name(component)] = Of(component);
        }
        definitions[Part(kind)] = Written(kind, components);
        definitions[Needs(kind)] = new JsonObject
        {
            ["allOf"] = new JsonArray([Require("object", [ExperimentKeys.Id]), .. components.Select(Required).OfType<JsonNode>()]),
        };
        definitions[Whole(kind)] = new JsonObject
        {
            ["allOf"] = new JsonArray(SchemaParts.Reference(Part(kind)), SchemaParts.Reference(Needs(kind))),
        };
    }

    /// <summary>A component as it may be written over another file's: its id and more may be there.</summary>
    public static string Part(ComponentKind kind) => KindText.For(kind) + "-part";

    /// <summary>What a component must have.</summary>
    public static string Needs(ComponentKind kind) => KindText.For(kind) + "-needs";

    /// <summary>A component with everything that it must have.</summary>
    public static string Whole(ComponentKind kind) => KindText.For(kind);

    /// <summary>The definition of a component.</summary>
    public static string Name(ComponentDescriptor component) => $"{KindText.For(component.Kind)}.{component.Id}";

    /// <summary>A component's own keys and no other.</summary>
    public JsonObject Of(ComponentDescriptor component)
    {
        var properties = new JsonObject { [ExperimentKeys.Id] = true };
        if (ComponentReader.HasLabel(component.Kind))
        {
            properties[ExperimentKeys.Label] = Label();
        }
        var options = new OptionSchema(definitions, makesProduct: component.Kind is not (ComponentKind.Launcher or ComponentKind.Metric));
        JsonObject own = options.Properties(component.Options, Activator.CreateInstance(component.Options)!, Name(component));
        foreach ((string key, JsonNode? value) in own.ToArray())
        {
            own.Remove(key);
            properties[key] = value;
        }
        return new JsonObject
        {
            ["description"] = component.Summary,
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    /// <summary>The ids of a kind, with what they stand for.</summary>
    public JsonObject Ids(ComponentKind kind)
    {
        ComponentDescriptor[] components = Components(kind);
        return new JsonObject
        {
            ["enum"] = SchemaParts.Names(components.Select(component => component.Id)),
            ["enumDescriptions"] = SchemaParts.Names(components.Select(component => component.Summary)),
        };
    }

    /// <summary>A component in the <c>training</c> section, or several in a list: one without an id is the default of its kind.</summary>
    public JsonObject InTraining(ComponentKind kind)
    {
        string byDefault = TrainingReader.Default(kind);
        JsonObject withoutId = new()
        {
            ["type"] = "object",
            ["not"] = new JsonObject { ["required"] = SchemaParts.Names([ExperimentKeys.Id]) },
        };
        JsonNode options = catalog.Find(kind, byDefault) is { } descriptor ? SchemaParts.Reference(Name(descriptor)) : true;
        JsonObject one = new() { ["allOf"] = new JsonArray(SchemaParts.Reference(Part(kind)), SchemaParts.When(withoutId, options, true)) };
        JsonObject schema = SchemaParts.OneOrSeveral(one);
        schema["description"] = $"The {KindText.For(kind)}, as an id or a map of its id and options; {byDefault} where there is no id.";
        return SchemaParts.Suggesting(schema, Ids(kind));
    }

    private ComponentDescriptor[] Components(ComponentKind kind) => [.. catalog.Components.Where(component => component.Kind == kind)];

    private JsonObject Written(ComponentKind kind, ComponentDescriptor[] components)
    {
        JsonObject ids = Ids(kind);
        JsonObject map = new()
        {
            ["properties"] = new JsonObject { [ExperimentKeys.Id] = SchemaParts.OneOrSeveral((JsonObject)ids.DeepClone()) },
        };
        if (components.Length > 0)
        {
            map["allOf"] = new JsonArray([.. components.Select(component =>
                new JsonObject { ["if"] = HasId(component), ["then"] = SchemaParts.Reference(Name(component)) })]);
        }
        JsonObject schema = SchemaParts.When(SchemaParts.OfType("object"), map, ids);
        schema["type"] = SchemaParts.Names(["string", "object"]);
        return schema;
    }

    private static JsonObject? Required(ComponentDescriptor component)
    {
        JsonArray keys = OptionSchema.Required(component.Options);
        return keys.Count == 0 ? null : SchemaParts.When(HasId(component), new JsonObject { ["required"] = keys }, true);
    }

    private static JsonObject Require(string type, string[] keys) =>
        new() { ["if"] = SchemaParts.OfType(type), ["then"] = new JsonObject { ["required"] = SchemaParts.Names(keys) } };

    // Several ids in a list share one map of options: each of them must know all of it.
    private static JsonObject HasId(ComponentDescriptor component) => new()
    {
        ["type"] = "object",
        ["required"] = SchemaParts.Names([ExperimentKeys.Id]),
        ["properties"] = new JsonObject
        {
            [ExperimentKeys.Id] = SchemaParts.When(
                SchemaParts.OfType("array"),
                new JsonObject { ["contains"] = new JsonObject { ["const"] = component.Id } },
                new JsonObject { ["const"] = component.Id }),
        },
    };

    private static JsonObject Label()
    {
        JsonObject label = SchemaParts.OfType("string", "number", "boolean");
        label["pattern"] = @"\S";
        label["description"] = "What reports call it; its id unless given.";
        return label;
    }
}
