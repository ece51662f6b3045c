// What is due first stands first, and of that the most important: Tasklist sorts by the time of creation, and puts its order before
// that of the filter. Whoever chooses another order keeps it, as it stands in the address.

const DUE_FIRST = JSON.stringify([
  { sortBy: 'dueDate', sortOrder: 'asc' },
  { sortBy: 'priority', sortOrder: 'desc' },
]);

window.angular.module('ngLocale').run([
  '$rootScope',
  '$location',
  ($rootScope, $location) => {
    const sort = () => {
      if (['', '/'].includes($location.path()) && !$location.search().sorting) {
        $location.search('sorting', DUE_FIRST).replace();
      }
    };
    sort();
    $rootScope.$on('$routeChangeStart', sort);
  },
]);
