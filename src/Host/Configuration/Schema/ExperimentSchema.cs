using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NebulaBench.Host.Components;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration.Schema;

/// <summary>
/// Writes the JSON schema of experiments with the components that there are, for editors: draft 7, which all of them know. It is made
/// from the types that options are bound to, so that it says what the program does.
/// </summary>
public static class ExperimentSchema
{
    private const string Draft = "http://json-schema.org/draft-07/schema#";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema of a whole experiment.</summary>
    public static JsonObject For(IComponentCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var definitions = new JsonObject();
        var components = new ComponentSchema(catalog, definitions);
        foreach (ComponentKind kind in Enum.GetValues<ComponentKind>())
        {
            components.Define(kind);
        }
        return new JsonObject
        {
            ["$schema"] = Draft,
            ["title"] = "An experiment of NebulaBench",
            ["type"] = "object",
            ["properties"] = new JsonObject(ExperimentKeys.All.Select(key => KeyValuePair.Create(key, (JsonNode?)Key(key, components, definitions)))),
            ["additionalProperties"] = false,
            ["if"] = new JsonObject { ["required"] = SchemaParts.Names([ExperimentKeys.Extends]) },
            ["else"] = Complete(),
            ["definitions"] = definitions,
        };
    }

    /// <summary>The schema of one component, written as a map.</summary>
    public static JsonObject For(ComponentDescriptor component, IComponentCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(component);
        var definitions = new JsonObject();
        JsonObject schema = new ComponentSchema(catalog, definitions).Of(component);
        schema["$schema"] = Draft;
        schema["title"] = $"{KindText.For(component.Kind)} {component.Id}";
        schema["type"] = "object";
        schema["properties"]![ExperimentKeys.Id] = new JsonObject { ["const"] = component.Id };
        JsonArray required = OptionSchema.Required(component.Options);
        required.Insert(0, ExperimentKeys.Id);
        schema["required"] = required;
        schema["definitions"] = definitions;
        return schema;
    }

    /// <summary>A schema as a file holds it.</summary>
    public static string Text(JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Key(string key, ComponentSchema components, JsonObject definitions)
    {
        if (key == ExperimentKeys.Extends)
        {
            return Extends();
        }
        if (key == ExperimentKeys.Launcher)
        {
            JsonObject launcher = new() { ["allOf"] = new JsonArray(SchemaParts.Reference(ComponentSchema.Part(ComponentKind.Launcher))) };
            launcher["description"] = "Who carries the runs out; this process unless given.";
            return SchemaParts.Suggesting(launcher, components.Ids(ComponentKind.Launcher));
        }
        if (ExperimentKeys.Components.TryGetValue(key, out ComponentKind kind))
        {
            JsonObject several = new() { ["minItems"] = 1, ["items"] = SchemaParts.Reference(ComponentSchema.Whole(kind)) };
            JsonObject one = SchemaParts.Reference(ComponentSchema.Part(kind));
            JsonObject schema = SchemaParts.When(SchemaParts.OfType("array"), several, one);
            schema["description"] = $"The {KindText.For(kind)}, as an id or a map of its id and options; {KindText.Several(kind)} in a list make the product.";
            return SchemaParts.Suggesting(schema, components.Ids(kind));
        }
        OptionProperty option = OptionProperty.For(typeof(ExperimentHeader)).First(option => option.Key == key);
        var defaults = new ExperimentHeader { Name = "", LatentDimension = 1 };
        JsonObject written = new OptionSchema(definitions, ExperimentKeys.Products.Contains(key)).Of(option, defaults, "");
        if (key == ExperimentKeys.Evaluation)
        {
            definitions[key]!["properties"]![ExperimentKeys.Metrics] = Metrics();
        }
        if (key == ExperimentKeys.Training)
        {
            foreach ((string part, ComponentKind trained) in ExperimentKeys.TrainingComponents)
            {
                definitions[key]!["properties"]![part] = components.InTraining(trained);
            }
        }
        return written;
    }

    private static JsonObject Metrics()
    {
        JsonObject several = new() { ["items"] = SchemaParts.Reference(ComponentSchema.Whole(ComponentKind.Metric)) };
        JsonObject schema = SchemaParts.When(
            SchemaParts.OfType("array"), several, SchemaParts.Reference(ComponentSchema.Whole(ComponentKind.Metric)));
        schema["description"] = "Metrics of plugins with other options than their defaults; every installed metric is measured, named here or not.";
        return schema;
    }

    private static JsonObject Extends()
    {
        JsonObject file = SchemaParts.OfType("string");
        JsonObject files = new() { ["items"] = file.DeepClone() };
        JsonObject schema = SchemaParts.When(SchemaParts.OfType("array"), files, file);
        schema["description"] = "The file or files that this one builds on, relative to it.";
        return schema;
    }

    // A file that extends another need not be complete by itself.
    private static JsonObject Complete() => new()
    {
        ["required"] = SchemaParts.Names(ExperimentKeys.Required),
        ["properties"] = new JsonObject(ExperimentKeys.Components.Append(KeyValuePair.Create(ExperimentKeys.Launcher, ComponentKind.Launcher))
            .Select(key => KeyValuePair.Create(key.Key, (JsonNode?)SchemaParts.Reference(ComponentSchema.Needs(key.Value))))),
    };
}
