using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>The name and the ids of one field, and what was found wrong with it.</summary>
internal sealed partial record FieldNames(string FullName, string Id, string? Error)
{
    public string HintId => Id + "-hint";

    public string ErrorId => Id + "-error";

    public string UnitId => Id + "-unit";

    /// <summary>What the ids of a second form of a page begin with, in the view's data: two forms may ask for the same
    /// names, and a label belongs to its own field.</summary>
    public const string IdsBeginWith = "IdsBeginWith";

    public static FieldNames Of(ModelExpression expression, ViewContext view, IHtmlGenerator generator)
    {
        var fullName = view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        var id = $"{view.ViewData[IdsBeginWith]}{IdOf(fullName, generator.IdAttributeDotReplacement)}";
        view.ViewData.ModelState.TryGetValue(fullName, out var entry);
        return new FieldNames(fullName, id, ErrorOf(entry));
    }

    /// <summary>The id that MVC gives to the input of a name.</summary>
    public static string IdOf(string fullName, string dotReplacement) =>
        TagBuilder.CreateSanitizedId(fullName, dotReplacement);

    /// <summary>
    /// The words by which a field is called: its display name, or its own name as words, without a question mark.
    /// </summary>
    public static string LabelOf(string key, ModelMetadata model)
    {
        ModelMetadata? at = model;
        var last = key;
        foreach (var part in key.Split('.'))
        {
            last = part.Split('[')[0];
            at = last.Length == 0 ? at : at?.Properties[last];
            if (part.EndsWith(']')) at = at?.ElementMetadata;
        }
        return (at?.DisplayName ?? AsWords(last)).TrimEnd('?', ':', ' ');
    }

    private static string AsWords(string name)
    {
        var words = WordStart().Replace(name, match => " " + match.Value.ToLowerInvariant()).Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();

    /// <summary>The first error of an entry, in words; an exception is never shown.</summary>
    public static string? ErrorOf(ModelStateEntry? entry)
    {
        var error = entry?.Errors.FirstOrDefault(e => e.ErrorMessage.Length > 0) ?? entry?.Errors.FirstOrDefault();
        if (error is null) return null;
        return error.ErrorMessage.Length > 0 ? error.ErrorMessage : "This does not fit here. Check it.";
    }
}
