// Lit's templates, made so that they live on in a page that is being translated. Translators of browsers put every text into an element of
// their own, or replace all the content of a paragraph. So nothing here depends on a text node: what a template inserts ends at a comment,
// not at the text after it; and text that changes has an element of ours, whose whole content is replaced, by .textContent or by `words`.

import { html as plainHtml, noChange, render, svg as plainSvg, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

const ended = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/// Puts a comment after each expression among an element's children.
function withEnds(strings: TemplateStringsArray): TemplateStringsArray {
  let result = ended.get(strings);
  if (result === undefined) {
    const isInTag = (count: number): boolean => {
      const before = strings.slice(0, count).join('');
      return before.lastIndexOf('<') > before.lastIndexOf('>');
    };
    const texts = strings.map((text, i) => (i === 0 || isInTag(i) ? text : `<!---->${text}`));
    result = Object.assign(texts, { raw: texts });
    ended.set(strings, result);
  }
  return result;
}

export const html: typeof plainHtml = (strings, ...values) => plainHtml(withEnds(strings), ...values);
export const svg: typeof plainSvg = (strings, ...values) => plainSvg(withEnds(strings), ...values);

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((part, i) => isSame(part, other[i]));
  const [a, b] = [one, other] as Partial<TemplateResult>[];
  if (a?.strings !== undefined && a.strings === b?.strings) return isSame(a.values, b.values);
  return Object.is(one, other);
}

class Words extends Directive {
  private shown: unknown = this; // nothing has been shown yet

  override render(content: unknown): unknown {
    return content;
  }

  override update({ element }: ElementPart, [content]: [unknown]): unknown {
    if (!isSame(content, this.shown)) {
      this.shown = content;
      const fresh = new DocumentFragment();
      render(content, fresh);
      element.replaceChildren(fresh);
    }
    return noChange;
  }
}

/// For an element's opening tag: fills it with a text or a template, anew whenever that has changed.
export const words = directive(Words);
