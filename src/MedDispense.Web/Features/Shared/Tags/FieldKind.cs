using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace MedDispense.Web.Features.Shared.Tags;

/// <summary>What kind of input a field is.</summary>
public enum FieldKind
{
    /// <summary>Chosen by the type of the property.</summary>
    Auto,

    Text, TextArea, Password, Pin, Number, Measure, Date, Time, DateTime, Email, Phone, Search, File, Select,

    /// <summary>Radio buttons with a large face.</summary>
    Choices,

    /// <summary>Several ticks of one list.</summary>
    Ticks,

    /// <summary>One tick, yes or no.</summary>
    Tick,
}

/// <summary>
/// How each kind is written in HTML. Numbers are text with a number pad: a wheel must never change a dose.
/// </summary>
internal static class FieldKinds
{
    public static FieldKind For(ModelExplorer explorer, bool hasItems)
    {
        if (hasItems) return FieldKind.Select;
        var metadata = explorer.Metadata;
        if (metadata.DataTypeName == nameof(DataType.Password)) return FieldKind.Password;
        if (metadata.DataTypeName == nameof(DataType.MultilineText)) return FieldKind.TextArea;
        var type = metadata.UnderlyingOrModelType;
        if (type == typeof(bool)) return FieldKind.Tick;
        if (type == typeof(DateOnly)) return FieldKind.Date;
        if (type == typeof(TimeOnly)) return FieldKind.Time;
        if (type == typeof(DateTime)) return FieldKind.DateTime;
        if (type == typeof(int) || type == typeof(long)) return FieldKind.Number;
        return typeof(IFormFile).IsAssignableFrom(type) ? FieldKind.File : FieldKind.Text;
    }

    /// <summary>
    /// Type and pad of the input, and the form in which browsers want dates and times in any language.
    /// </summary>
    public static FieldHtml Html(FieldKind kind) => kind switch
    {
        FieldKind.Auto => new("text"),
        FieldKind.Text => new("text"),
        FieldKind.TextArea => new("text"),
        FieldKind.Password => new("password"),
        FieldKind.Pin => new("password", "numeric"),
        FieldKind.Number => new("text", "numeric"),
        FieldKind.Measure => new("text", "decimal"),
        FieldKind.Date => new("date", Format: "{0:yyyy-MM-dd}"),
        FieldKind.Time => new("time", Format: "{0:HH:mm}"),
        FieldKind.DateTime => new("datetime-local", Format: "{0:yyyy-MM-ddTHH:mm}"),
        FieldKind.Email => new("email"),
        FieldKind.Phone => new("tel"),
        FieldKind.Search => new("search"),
        FieldKind.File => new("file"),
        FieldKind.Select => new("text"),
        FieldKind.Choices => new("radio"),
        FieldKind.Ticks => new("checkbox"),
        FieldKind.Tick => new("checkbox"),
    };
}

/// <summary>How one kind of field is written.</summary>
internal sealed record FieldHtml(string Type, string? InputMode = null, string? Format = null);
