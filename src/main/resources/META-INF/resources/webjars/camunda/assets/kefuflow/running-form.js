// The forms that Tasklist has on screen. form-js leaves no way from the page back to its form, but the tree of components that it
// has rendered does.

/** The service locator that form-js hands to its components. */
function locator(component) {
  if (!component) return undefined;
  const found = component.props?.value?.getService;
  if (typeof found === 'function') return found;
  for (const child of component.__k || []) {
    const below = locator(child);
    if (below) return below;
  }
  return undefined;
}

/** The form that form-js shows in this .fjs-container; undefined as long as it is being rendered. */
export function formIn(container) {
  return locator(container.__k)?.('form');
}

/** What Tasklist shows the form for: a task, or the start of a process. */
export function purposeOf(container) {
  return window.angular.element(container).controller('camTasklistForm')?.getParams() || {};
}

/** The component of the schema that this input or text area shows. */
export function componentOf(form, input) {
  const id = input.id.replace(`fjs-form-${form._id}-`, '');
  return form.get('formFieldRegistry').get(id);
}

/** The key of the field that this element shows; undefined for other elements. */
export function keyOf(form, element) {
  return componentOf(form, element)?.key;
}

/** The component of the schema with this key. */
export function fieldWith(form, key) {
  return form.get('formFieldRegistry').getAll().find((component) => component.key === key);
}

/** What the field with this key holds now. */
export function valueOf(form, key) {
  return valuesOf(form)[key];
}

/** Fills in the field with this key, as if it had been typed. */
export function setValue(form, key, value) {
  const { id } = fieldWith(form, key) || {};
  const fieldInstance = form.get('formFieldInstanceRegistry').getAll().find((instance) => instance.id === id);
  if (fieldInstance) form._update({ fieldInstance, value });
}

/** What the form began with, by key. */
export function initialValuesOf(form) {
  return form._getState().initialData;
}

/** What would be submitted now: the fields that are shown and may be changed, by key. */
export function valuesOf(form) {
  return form._getSubmitData();
}
