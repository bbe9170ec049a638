using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>The words that the labels of this page's fields have, by the name of the field. The error summary stands above
/// the fields but is written out after them, so that it calls each field as its label does.</summary>
internal static class FieldLabels
{
    private static readonly object Key = new();

    /// <summary>Notes the words of a label.</summary>
    public static void Note(HttpContext http, string fullName, string words) => Of(http)[fullName] = words.TrimEnd('?', ':', ' ');

    private static Dictionary<string, string> Of(HttpContext http)
    {
        if (http.Items[Key] is Dictionary<string, string> known)
            return known;
        var labels = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        http.Items[Key] = labels;
        return labels;
    }

    /// <summary>The label of a field and what is wrong with it, found when the page is written out.</summary>
    public sealed class Late(HttpContext http, string key, string words, ModelMetadata model) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            ArgumentNullException.ThrowIfNull(writer);
            ArgumentNullException.ThrowIfNull(encoder);
            var label = Of(http).GetValueOrDefault(key) ?? FieldNames.LabelOf(key, model);
            writer.Write(encoder.Encode($"{label}: {words}"));
        }
    }
}
